-- cases where charge in (libel, protest) show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."charge" IN ('libel', 'protest')
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."charge" IN ('libel', 'protest')
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."charge" IN ('libel', 'protest')
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."charge" IN ('libel', 'protest')
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
WHERE t1.`charge` IN ('libel', 'protest')
ORDER BY t1.`_row`;
