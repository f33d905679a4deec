-- cases with t = if minor then "child" else "adult" where t = child count

-- duckdb
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END = 'child';

-- sqlite
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END = 'child';

-- postgres
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END COLLATE "C" = 'child' COLLATE "C";

-- clickhouse
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END = 'child'
SETTINGS join_use_nulls = 1;

-- spark
SELECT COUNT(*) AS `count`
FROM `cases` AS t1
WHERE CASE WHEN t1.`minor` THEN 'child' WHEN NOT t1.`minor` THEN 'adult' END = 'child';
