-- unsure released since 2024 show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE NOT COALESCE(t1."released_lo" >= DATE '2024-01-01', FALSE) AND NOT COALESCE(t1."released_hi" <= DATE '2023-12-31' OR t1."released_none", FALSE)
ORDER BY t1."released_lo" NULLS LAST, t1."released_hi" NULLS LAST, t1."released_none", t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE NOT COALESCE(t1."released_lo" >= '2024-01-01', FALSE) AND NOT COALESCE(t1."released_hi" <= '2023-12-31' OR t1."released_none", FALSE)
ORDER BY t1."released_lo" NULLS LAST, t1."released_hi" NULLS LAST, t1."released_none", t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE NOT COALESCE(t1."released_lo" >= DATE '2024-01-01', FALSE) AND NOT COALESCE(t1."released_hi" <= DATE '2023-12-31' OR t1."released_none", FALSE)
ORDER BY t1."released_lo" NULLS LAST, t1."released_hi" NULLS LAST, t1."released_none", t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE NOT COALESCE(t1."released_lo" >= toDate32('2024-01-01'), FALSE) AND NOT COALESCE(t1."released_hi" <= toDate32('2023-12-31') OR t1."released_none", FALSE)
ORDER BY t1."released_lo" NULLS LAST, t1."released_hi" NULLS LAST, t1."released_none", t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
WHERE NOT COALESCE(t1.`released_lo` >= DATE '2024-01-01', FALSE) AND NOT COALESCE(t1.`released_hi` <= DATE '2023-12-31' OR t1.`released_none`, FALSE)
ORDER BY t1.`released_lo` NULLS LAST, t1.`released_hi` NULLS LAST, t1.`released_none`, t1.`_row`;
