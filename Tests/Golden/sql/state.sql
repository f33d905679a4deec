-- held on 2024-01-15 count

-- duckdb
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."detained_hi" <= DATE '2024-01-15' AND (t1."released_lo" >= DATE '2024-01-16' OR t1."released_none");

-- sqlite
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."detained_hi" <= '2024-01-15' AND (t1."released_lo" >= '2024-01-16' OR t1."released_none");

-- postgres
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."detained_hi" <= DATE '2024-01-15' AND (t1."released_lo" >= DATE '2024-01-16' OR t1."released_none");

-- clickhouse
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
WHERE t1."detained_hi" <= toDate32('2024-01-15') AND (t1."released_lo" >= toDate32('2024-01-16') OR t1."released_none")
SETTINGS join_use_nulls = 1;

-- spark
SELECT COUNT(*) AS `count`
FROM `cases` AS t1
WHERE t1.`detained_hi` <= DATE '2024-01-15' AND (t1.`released_lo` >= DATE '2024-01-16' OR t1.`released_none`);
