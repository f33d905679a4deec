-- cases median months, quantile(bail, 0.9), list region by charge

-- duckdb
SELECT t1."charge" AS "charge", QUANTILE_CONT(t1."months", 0.5) AS "median_months", QUANTILE_CONT(t1."bail", 0.9) AS "quantile_bail", STRING_AGG(DISTINCT t1."region", '; ' ORDER BY t1."region") AS "list_region"
FROM "cases" AS t1
GROUP BY t1."charge"
ORDER BY QUANTILE_CONT(t1."months", 0.5) DESC NULLS LAST, t1."charge" NULLS LAST;

-- sqlite
SELECT t3."charge" AS "charge", (MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END) + MAX(0.5 * (t3."_number_median_months" - 1) - CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER)) * (COALESCE(MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) + 1 THEN t3."_of_median_months" END), MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END)) - MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END))) AS "median_months", (MAX(CASE t3."_place_quantile_bail" - 1 WHEN CAST(0.9 * (t3."_number_quantile_bail" - 1) AS INTEGER) THEN t3."_of_quantile_bail" END) + MAX(0.9 * (t3."_number_quantile_bail" - 1) - CAST(0.9 * (t3."_number_quantile_bail" - 1) AS INTEGER)) * (COALESCE(MAX(CASE t3."_place_quantile_bail" - 1 WHEN CAST(0.9 * (t3."_number_quantile_bail" - 1) AS INTEGER) + 1 THEN t3."_of_quantile_bail" END), MAX(CASE t3."_place_quantile_bail" - 1 WHEN CAST(0.9 * (t3."_number_quantile_bail" - 1) AS INTEGER) THEN t3."_of_quantile_bail" END)) - MAX(CASE t3."_place_quantile_bail" - 1 WHEN CAST(0.9 * (t3."_number_quantile_bail" - 1) AS INTEGER) THEN t3."_of_quantile_bail" END))) AS "quantile_bail", CASE WHEN COUNT(t3."_of_list_region") > 0 THEN COALESCE(MAX(t3."_list_list_region"), '') END AS "list_region"
FROM (
  SELECT t2."_number_median_months" AS "_number_median_months", t2."_of_median_months" AS "_of_median_months", t2."_place_median_months" AS "_place_median_months", t2."_number_quantile_bail" AS "_number_quantile_bail", t2."_of_quantile_bail" AS "_of_quantile_bail", t2."_place_quantile_bail" AS "_place_quantile_bail", GROUP_CONCAT(CASE WHEN t2."_place_list_region" = 1 THEN t2."_of_list_region" END, '; ') OVER (PARTITION BY t2."charge" ORDER BY t2."_of_list_region" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "_list_list_region", t2."_of_list_region" AS "_of_list_region", t2."charge" AS "charge"
  FROM (
    SELECT COUNT(t1."months") OVER (PARTITION BY t1."charge") AS "_number_median_months", t1."months" AS "_of_median_months", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."months" NULLS LAST) AS "_place_median_months", COUNT(t1."bail") OVER (PARTITION BY t1."charge") AS "_number_quantile_bail", t1."bail" AS "_of_quantile_bail", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."bail" NULLS LAST) AS "_place_quantile_bail", t1."region" AS "_of_list_region", ROW_NUMBER() OVER (PARTITION BY t1."charge", t1."region" ORDER BY t1."region" NULLS LAST) AS "_place_list_region", t1."charge" AS "charge"
    FROM "cases" AS t1
  ) AS t2
) AS t3
GROUP BY t3."charge"
ORDER BY (MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END) + MAX(0.5 * (t3."_number_median_months" - 1) - CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER)) * (COALESCE(MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) + 1 THEN t3."_of_median_months" END), MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END)) - MAX(CASE t3."_place_median_months" - 1 WHEN CAST(0.5 * (t3."_number_median_months" - 1) AS INTEGER) THEN t3."_of_median_months" END))) DESC NULLS LAST, t3."charge" NULLS LAST;

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
