-- (cases where minor union cases where months > 3) count

-- duckdb
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."minor" OR t1."months" > 3;

-- sqlite
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."minor" OR t1."months" > 3;

-- postgres
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."minor" OR t1."months" > 3;

-- clickhouse
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."minor" OR t1."months" > 3
SETTINGS join_use_nulls = 1;

-- spark
SELECT COUNT(*) AS `count`
FROM `cases` AS t1
WHERE t1.`minor` OR t1.`months` > 3;
