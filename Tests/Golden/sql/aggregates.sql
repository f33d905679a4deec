-- cases count, count(minor), mean bail, deviation bail, distinct(region) by charge

-- duckdb
SELECT t1."charge" AS "charge", COUNT(*) AS "count", COUNT(CASE WHEN t1."minor" THEN 1 END) AS "count_minor", AVG(t1."bail") AS "mean_bail", STDDEV_SAMP(t1."bail") AS "deviation_bail", COUNT(DISTINCT t1."region") AS "distinct_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY COUNT(*) DESC NULLS LAST, t1."charge" NULLS LAST;

-- sqlite
SELECT t2."charge" AS "charge", COUNT(*) AS "count", COUNT(t2."_of_count_minor") AS "count_minor", AVG(t2."_of_mean_bail") AS "mean_bail", CASE WHEN COUNT(t2."_of_deviation_bail") > 1 THEN SQRT(SUM((t2."_of_deviation_bail" - t2."_mean_deviation_bail") * (t2."_of_deviation_bail" - t2."_mean_deviation_bail")) / (COUNT(t2."_of_deviation_bail") - 1)) END AS "deviation_bail", COUNT(DISTINCT t2."_of_distinct_region") AS "distinct_region"
FROM (
  SELECT CASE WHEN t1."minor" THEN 1 END AS "_of_count_minor", t1."bail" AS "_of_mean_bail", AVG(t1."bail") OVER (PARTITION BY t1."charge") AS "_mean_deviation_bail", t1."bail" AS "_of_deviation_bail", t1."region" AS "_of_distinct_region", t1."charge" AS "charge"
  FROM "cases" AS t1
) AS t2
GROUP BY t2."charge"
ORDER BY COUNT(*) DESC NULLS LAST, t2."charge" NULLS LAST;

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
