-- cases count, count(minor), mean bail, deviation bail, distinct(region) by charge

-- duckdb
SELECT t1."charge" AS "charge", COUNT(*) AS "count", COUNT(CASE WHEN t1."minor" THEN 1 END) AS "count_minor", AVG(t1."bail") AS "mean_bail", STDDEV_SAMP(t1."bail") AS "deviation_bail", COUNT(DISTINCT t1."region") AS "distinct_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY COUNT(*) DESC NULLS LAST, t1."charge" NULLS LAST;

-- sqlite
-- `deviation` cannot be said exactly in the SQL of sqlite.

-- postgres
SELECT t1."charge" AS "charge", COUNT(*) AS "count", COUNT(CASE WHEN t1."minor" THEN 1 END) AS "count_minor", AVG(t1."bail") AS "mean_bail", STDDEV_SAMP(t1."bail") AS "deviation_bail", COUNT(DISTINCT t1."region") AS "distinct_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY COUNT(*) DESC NULLS LAST, t1."charge" COLLATE "C" NULLS LAST;

-- clickhouse
SELECT t1."charge" AS "charge", COUNT(*) AS "count", COUNT(CASE WHEN t1."minor" THEN 1 END) AS "count_minor", AVG(t1."bail") AS "mean_bail", if(count(t1."bail") > 1, stddevSamp(t1."bail"), NULL) AS "deviation_bail", COUNT(DISTINCT t1."region") AS "distinct_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY COUNT(*) DESC NULLS LAST, t1."charge" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`charge` AS `charge`, COUNT(*) AS `count`, COUNT(CASE WHEN t1.`minor` THEN 1 END) AS `count_minor`, AVG(t1.`bail`) AS `mean_bail`, STDDEV_SAMP(t1.`bail`) AS `deviation_bail`, COUNT(DISTINCT t1.`region`) AS `distinct_region`
FROM `cases` AS t1
GROUP BY t1.`charge`
ORDER BY COUNT(*) DESC NULLS LAST, t1.`charge` NULLS LAST;
