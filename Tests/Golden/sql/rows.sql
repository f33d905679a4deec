-- people

-- duckdb
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- sqlite
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- postgres
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- clickhouse
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, t1.`name` AS `name`, t1.`aliases` AS `aliases`, t1.`faction` AS `faction`, t1.`born_lo` AS `born_lo`, t1.`born_hi` AS `born_hi`
FROM `people` AS t1
ORDER BY t1.`born_lo` NULLS LAST, t1.`born_hi` NULLS LAST, t1.`_row`;
