-- cases sort released desc, charge first 5 show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
ORDER BY t1."released_lo" DESC NULLS LAST, t1."released_hi" DESC NULLS LAST, t1."released_none", t1."charge" NULLS LAST, t1."_row"
LIMIT 5;

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
ORDER BY t1."released_lo" DESC NULLS LAST, t1."released_hi" DESC NULLS LAST, t1."released_none", t1."charge" NULLS LAST, t1."_row"
LIMIT 5;

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
ORDER BY t1."released_lo" DESC NULLS LAST, t1."released_hi" DESC NULLS LAST, t1."released_none", t1."charge" COLLATE "C" NULLS LAST, t1."_row"
LIMIT 5;

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
ORDER BY t1."released_lo" DESC NULLS LAST, t1."released_hi" DESC NULLS LAST, t1."released_none", t1."charge" NULLS LAST, t1."_row"
LIMIT 5
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
ORDER BY t1.`released_lo` DESC NULLS LAST, t1.`released_hi` DESC NULLS LAST, t1.`released_none`, t1.`charge` NULLS LAST, t1.`_row`
LIMIT 5;
