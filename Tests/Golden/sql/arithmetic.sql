-- cases show months / 2 as half, months % 2 as odd, round(bail) as whole

-- duckdb
SELECT (CAST(t1."months" AS DOUBLE) / NULLIF(2, 0)) AS "half", t1."months_none" AS "half_none", (t1."months" % NULLIF(2, 0)) AS "odd", t1."months_none" AS "odd_none", CASE WHEN ABS(t1."bail") < 9.2e18 THEN CAST(ROUND(t1."bail") AS BIGINT) END AS "whole"
FROM "cases" AS t1
ORDER BY t1."_row";

-- sqlite
SELECT (CAST(t1."months" AS REAL) / NULLIF(2, 0)) AS "half", t1."months_none" AS "half_none", (t1."months" % NULLIF(2, 0)) AS "odd", t1."months_none" AS "odd_none", CASE WHEN ABS(t1."bail") < 9.2e18 THEN CAST(ROUND(t1."bail") AS INTEGER) END AS "whole"
FROM "cases" AS t1
ORDER BY t1."_row";

-- postgres
SELECT (CAST(t1."months" AS DOUBLE PRECISION) / NULLIF(2, 0)) AS "half", t1."months_none" AS "half_none", (t1."months" % NULLIF(2, 0)) AS "odd", t1."months_none" AS "odd_none", CASE WHEN ABS(t1."bail") < 9.2e18 THEN CAST((SIGN(t1."bail") * FLOOR(ABS(t1."bail") + 0.5)) AS BIGINT) END AS "whole"
FROM "cases" AS t1
ORDER BY t1."_row";

-- clickhouse
SELECT (CAST(t1."months" AS Nullable(Float64)) / NULLIF(2, 0)) AS "half", t1."months_none" AS "half_none", (t1."months" % NULLIF(2, 0)) AS "odd", t1."months_none" AS "odd_none", CASE WHEN ABS(t1."bail") < 9.2e18 THEN CAST((sign(t1."bail") * floor(abs(t1."bail") + 0.5)) AS Nullable(Int64)) END AS "whole"
FROM "cases" AS t1
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT (CAST(t1.`months` AS DOUBLE) / NULLIF(2, 0)) AS `half`, t1.`months_none` AS `half_none`, (t1.`months` % NULLIF(2, 0)) AS `odd`, t1.`months_none` AS `odd_none`, CASE WHEN ABS(t1.`bail`) < 9.2e18 THEN CAST(ROUND(t1.`bail`) AS BIGINT) END AS `whole`
FROM `cases` AS t1
ORDER BY t1.`_row`;
