-- cases list months, list detained.month as l by charge

-- duckdb
SELECT t3."charge" AS "charge", CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END AS "list_months", STRING_AGG(DISTINCT STRFTIME(t3."_of_l", '%Y-%m'), '; ' ORDER BY STRFTIME(t3."_of_l", '%Y-%m')) AS "l"
FROM (
  SELECT STRING_AGG(CASE WHEN t2."_place_list_months" = 1 THEN CAST(t2."_of_list_months" AS VARCHAR) END, '; ') OVER (PARTITION BY t2."charge" ORDER BY t2."_of_list_months" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "_list_list_months", t2."_of_list_months" AS "_of_list_months", t2."_of_l" AS "_of_l", t2."charge" AS "charge"
  FROM (
    SELECT t1."months" AS "_of_list_months", ROW_NUMBER() OVER (PARTITION BY t1."charge", t1."months" ORDER BY t1."months" NULLS LAST) AS "_place_list_months", CASE WHEN LAST_DAY(t1."detained_hi") = LAST_DAY(CAST(DATE_TRUNC('month', t1."detained_lo") AS DATE)) THEN CAST(DATE_TRUNC('month', t1."detained_lo") AS DATE) END AS "_of_l", t1."charge" AS "charge"
    FROM "cases" AS t1
  ) AS t2
) AS t3
GROUP BY t3."charge"
ORDER BY CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END DESC NULLS LAST, t3."charge" NULLS LAST;

-- sqlite
SELECT t3."charge" AS "charge", CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END AS "list_months", CASE WHEN COUNT(t3."_of_l") > 0 THEN COALESCE(MAX(t3."_list_l"), '') END AS "l"
FROM (
  SELECT GROUP_CONCAT(CASE WHEN t2."_place_list_months" = 1 THEN CAST(t2."_of_list_months" AS TEXT) END, '; ') OVER (PARTITION BY t2."charge" ORDER BY t2."_of_list_months" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "_list_list_months", t2."_of_list_months" AS "_of_list_months", GROUP_CONCAT(CASE WHEN t2."_place_l" = 1 THEN STRFTIME('%Y-%m', t2."_of_l") END, '; ') OVER (PARTITION BY t2."charge" ORDER BY t2."_of_l" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "_list_l", t2."_of_l" AS "_of_l", t2."charge" AS "charge"
  FROM (
    SELECT t1."months" AS "_of_list_months", ROW_NUMBER() OVER (PARTITION BY t1."charge", t1."months" ORDER BY t1."months" NULLS LAST) AS "_place_list_months", CASE WHEN CASE WHEN SUBSTR(t1."detained_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."detained_hi") ELSE DATE(t1."detained_hi", 'start of month', '1 months', '-1 days') END = CASE WHEN SUBSTR(DATE(t1."detained_lo", 'start of month'), 6, 2) = '12' THEN STRFTIME('%Y-12-31', DATE(t1."detained_lo", 'start of month')) ELSE DATE(DATE(t1."detained_lo", 'start of month'), 'start of month', '1 months', '-1 days') END THEN DATE(t1."detained_lo", 'start of month') END AS "_of_l", ROW_NUMBER() OVER (PARTITION BY t1."charge", CASE WHEN CASE WHEN SUBSTR(t1."detained_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."detained_hi") ELSE DATE(t1."detained_hi", 'start of month', '1 months', '-1 days') END = CASE WHEN SUBSTR(DATE(t1."detained_lo", 'start of month'), 6, 2) = '12' THEN STRFTIME('%Y-12-31', DATE(t1."detained_lo", 'start of month')) ELSE DATE(DATE(t1."detained_lo", 'start of month'), 'start of month', '1 months', '-1 days') END THEN DATE(t1."detained_lo", 'start of month') END ORDER BY CASE WHEN CASE WHEN SUBSTR(t1."detained_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."detained_hi") ELSE DATE(t1."detained_hi", 'start of month', '1 months', '-1 days') END = CASE WHEN SUBSTR(DATE(t1."detained_lo", 'start of month'), 6, 2) = '12' THEN STRFTIME('%Y-12-31', DATE(t1."detained_lo", 'start of month')) ELSE DATE(DATE(t1."detained_lo", 'start of month'), 'start of month', '1 months', '-1 days') END THEN DATE(t1."detained_lo", 'start of month') END NULLS LAST) AS "_place_l", t1."charge" AS "charge"
    FROM "cases" AS t1
  ) AS t2
) AS t3
GROUP BY t3."charge"
ORDER BY CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END DESC NULLS LAST, t3."charge" NULLS LAST;

-- postgres
SELECT t3."charge" AS "charge", CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END AS "list_months", STRING_AGG(DISTINCT TO_CHAR(t3."_of_l", 'YYYY-MM') COLLATE "C", '; ' ORDER BY TO_CHAR(t3."_of_l", 'YYYY-MM') COLLATE "C") AS "l"
FROM (
  SELECT STRING_AGG(CASE WHEN t2."_place_list_months" = 1 THEN CAST(t2."_of_list_months" AS TEXT) END, '; ') OVER (PARTITION BY t2."charge" ORDER BY t2."_of_list_months" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "_list_list_months", t2."_of_list_months" AS "_of_list_months", t2."_of_l" AS "_of_l", t2."charge" AS "charge"
  FROM (
    SELECT t1."months" AS "_of_list_months", ROW_NUMBER() OVER (PARTITION BY t1."charge", t1."months" ORDER BY t1."months" NULLS LAST) AS "_place_list_months", CASE WHEN CAST(DATE_TRUNC('month', t1."detained_hi") + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(DATE_TRUNC('month', t1."detained_lo") AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('month', t1."detained_lo") AS DATE) END AS "_of_l", t1."charge" AS "charge"
    FROM "cases" AS t1
  ) AS t2
) AS t3
GROUP BY t3."charge"
ORDER BY CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END COLLATE "C" DESC NULLS LAST, t3."charge" COLLATE "C" NULLS LAST;

-- clickhouse
SELECT t3."charge" AS "charge", CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END AS "list_months", if(count(formatDateTime(t3."_of_l", '%Y-%m')) > 0, arrayStringConcat(arraySort(groupUniqArray(formatDateTime(t3."_of_l", '%Y-%m'))), '; '), NULL) AS "l"
FROM (
  SELECT arrayStringConcat(groupArray(CASE WHEN t2."_place_list_months" = 1 THEN CAST(t2."_of_list_months" AS Nullable(String)) END) OVER (PARTITION BY t2."charge" ORDER BY t2."_of_list_months" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '; ') AS "_list_list_months", t2."_of_list_months" AS "_of_list_months", t2."_of_l" AS "_of_l", t2."charge" AS "charge"
  FROM (
    SELECT t1."months" AS "_of_list_months", ROW_NUMBER() OVER (PARTITION BY t1."charge", t1."months" ORDER BY t1."months" NULLS LAST) AS "_place_list_months", CASE WHEN makeDate32(toYear(t1."detained_hi"), toMonth(t1."detained_hi"), multiIf(toMonth(t1."detained_hi") IN (4, 6, 9, 11), 30, toMonth(t1."detained_hi") = 2, toDayOfYear(makeDate32(toYear(t1."detained_hi"), 3, 1)) - 32, 31)) = makeDate32(toYear(makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1)), toMonth(makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1)), multiIf(toMonth(makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1)) IN (4, 6, 9, 11), 30, toMonth(makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1)) = 2, toDayOfYear(makeDate32(toYear(makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1)), 3, 1)) - 32, 31)) THEN makeDate32(toYear(t1."detained_lo"), toMonth(t1."detained_lo"), 1) END AS "_of_l", t1."charge" AS "charge"
    FROM "cases" AS t1
  ) AS t2
) AS t3
GROUP BY t3."charge"
ORDER BY CASE WHEN COUNT(t3."_of_list_months") > 0 THEN COALESCE(MAX(t3."_list_list_months"), '') END DESC NULLS LAST, t3."charge" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT t3.`charge` AS `charge`, CASE WHEN COUNT(t3.`_of_list_months`) > 0 THEN COALESCE(MAX(t3.`_list_list_months`), '') END AS `list_months`, CASE WHEN COUNT(DATE_FORMAT(t3.`_of_l`, 'yyyy-MM')) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_SET(DATE_FORMAT(t3.`_of_l`, 'yyyy-MM'))), '; ') END AS `l`
FROM (
  SELECT ARRAY_JOIN(COLLECT_LIST(CASE WHEN t2.`_place_list_months` = 1 THEN CAST(t2.`_of_list_months` AS STRING) END) OVER (PARTITION BY t2.`charge` ORDER BY t2.`_of_list_months` NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '; ') AS `_list_list_months`, t2.`_of_list_months` AS `_of_list_months`, t2.`_of_l` AS `_of_l`, t2.`charge` AS `charge`
  FROM (
    SELECT t1.`months` AS `_of_list_months`, ROW_NUMBER() OVER (PARTITION BY t1.`charge`, t1.`months` ORDER BY t1.`months` NULLS LAST) AS `_place_list_months`, CASE WHEN LAST_DAY(t1.`detained_hi`) = LAST_DAY(TRUNC(t1.`detained_lo`, 'month')) THEN TRUNC(t1.`detained_lo`, 'month') END AS `_of_l`, t1.`charge` AS `charge`
    FROM `cases` AS t1
  ) AS t2
) AS t3
GROUP BY t3.`charge`
ORDER BY CASE WHEN COUNT(t3.`_of_list_months`) > 0 THEN COALESCE(MAX(t3.`_list_list_months`), '') END DESC NULLS LAST, t3.`charge` NULLS LAST;
