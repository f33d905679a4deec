-- statements where speaker.faction = unity and speaker.born before 1990 show id

-- duckdb
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
WHERE t2."faction" = 'unity' AND t2."born_hi" <= DATE '1989-12-31'
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
WHERE t2."faction" = 'unity' AND t2."born_hi" <= '1989-12-31'
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
WHERE t2."faction" = 'unity' AND t2."born_hi" <= DATE '1989-12-31'
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
WHERE t2."faction" = 'unity' AND t2."born_hi" <= toDate32('1989-12-31')
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `statements` AS t1
LEFT JOIN `people` AS t2 ON t2.`id` = t1.`speaker`
WHERE t2.`faction` = 'unity' AND t2.`born_hi` <= DATE '1989-12-31'
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
