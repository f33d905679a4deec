-- cases median months, quantile(bail, 0.9), list region by charge

-- duckdb
SELECT t1."charge" AS "charge", QUANTILE_CONT(t1."months", 0.5) AS "median_months", QUANTILE_CONT(t1."bail", 0.9) AS "quantile_bail", STRING_AGG(DISTINCT t1."region", '; ' ORDER BY t1."region") AS "list_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY QUANTILE_CONT(t1."months", 0.5) DESC NULLS LAST, t1."charge" NULLS LAST;

-- sqlite
-- `median` and `quantile` cannot be said exactly in the SQL of sqlite.

-- postgres
SELECT t1."charge" AS "charge", PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY t1."months") AS "median_months", PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY t1."bail") AS "quantile_bail", STRING_AGG(DISTINCT t1."region" COLLATE "C", '; ' ORDER BY t1."region" COLLATE "C") AS "list_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY t1."months") DESC NULLS LAST, t1."charge" COLLATE "C" NULLS LAST;

-- clickhouse
SELECT t1."charge" AS "charge", quantileExactInclusive(0.5)(t1."months") AS "median_months", quantileExactInclusive(0.9)(t1."bail") AS "quantile_bail", if(count(t1."region") > 0, arrayStringConcat(arraySort(groupUniqArray(t1."region")), '; '), NULL) AS "list_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY quantileExactInclusive(0.5)(t1."months") DESC NULLS LAST, t1."charge" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`charge` AS `charge`, PERCENTILE(t1.`months`, 0.5) AS `median_months`, PERCENTILE(t1.`bail`, 0.9) AS `quantile_bail`, CASE WHEN COUNT(t1.`region`) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_SET(t1.`region`)), '; ') END AS `list_region`
FROM `cases` AS t1
GROUP BY t1.`charge`
ORDER BY PERCENTILE(t1.`months`, 0.5) DESC NULLS LAST, t1.`charge` NULLS LAST;
