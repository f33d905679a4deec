-- cases where died is none and released is imprecise and months is unknown show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."died_none" AND t1."released_lo" IS NOT NULL AND NOT COALESCE(t1."released_lo" = t1."released_hi", FALSE) AND t1."months" IS NULL AND NOT (t1."months_none")
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."died_none" AND t1."released_lo" IS NOT NULL AND NOT COALESCE(t1."released_lo" = t1."released_hi", FALSE) AND t1."months" IS NULL AND NOT (t1."months_none")
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."died_none" AND t1."released_lo" IS NOT NULL AND NOT COALESCE(t1."released_lo" = t1."released_hi", FALSE) AND t1."months" IS NULL AND NOT (t1."months_none")
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."died_none" AND t1."released_lo" IS NOT NULL AND NOT COALESCE(t1."released_lo" = t1."released_hi", FALSE) AND t1."months" IS NULL AND NOT (t1."months_none")
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
WHERE t1.`died_none` AND t1.`released_lo` IS NOT NULL AND NOT COALESCE(t1.`released_lo` = t1.`released_hi`, FALSE) AND t1.`months` IS NULL AND NOT (t1.`months_none`)
ORDER BY t1.`_row`;
