-- cases show if minor then "child" else "adult" as age

-- duckdb
SELECT CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END AS "age"
FROM "cases" AS t1
ORDER BY t1."_row";

-- sqlite
SELECT CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END AS "age"
FROM "cases" AS t1
ORDER BY t1."_row";

-- postgres
SELECT CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END AS "age"
FROM "cases" AS t1
ORDER BY t1."_row";

-- clickhouse
SELECT CASE WHEN t1."minor" THEN 'child' WHEN NOT t1."minor" THEN 'adult' END AS "age"
FROM "cases" AS t1
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE WHEN t1.`minor` THEN 'child' WHEN NOT t1.`minor` THEN 'adult' END AS `age`
FROM `cases` AS t1
ORDER BY t1.`_row`;
