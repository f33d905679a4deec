-- released count by released.month

-- duckdb
SELECT CASE WHEN t3."released.month_hi" = LAST_DAY(t3."released.month_lo") THEN STRFTIME(t3."released.month_lo", '%Y-%m') WHEN CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."released.month_lo", '%Y') END = CASE WHEN t3."released.month_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."released.month_hi", '%Y') END THEN CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."released.month_lo", '%Y') END || ', month unknown' ELSE CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."released.month_lo", '%Y') END || '/' || CASE WHEN t3."released.month_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."released.month_hi", '%Y') END || ', month unknown' END AS "released.month", t3."released.month_none" AS "released.month_none", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."released.month_lo" NULLS LAST, t2."released.month_hi" NULLS LAST, t2."released.month_none") AS "_row", t2."released.month_lo" AS "released.month_lo", t2."released.month_hi" AS "released.month_hi", t2."released.month_none" AS "released.month_none", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN LAST_DAY(t1."released_hi") = LAST_DAY(CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) THEN CAST(DATE_TRUNC('month', t1."released_lo") AS DATE) ELSE CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) AS DATE) END AS "released.month_lo", CASE WHEN LAST_DAY(t1."released_hi") = LAST_DAY(CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) THEN LAST_DAY(t1."released_hi") ELSE LAST_DAY(CAST(CAST(DATE_TRUNC('year', LAST_DAY(t1."released_hi")) AS DATE) + INTERVAL '11 months' AS DATE)) END AS "released.month_hi", t1."released_none" AS "released.month_none"
    FROM "cases" AS t1
    WHERE t1."released_lo" IS NOT NULL
  ) AS t2
  GROUP BY t2."released.month_lo", t2."released.month_hi", t2."released.month_none"
) AS t3
ORDER BY t3."_row";

-- sqlite
SELECT CASE WHEN t3."released.month_hi" = CASE WHEN SUBSTR(t3."released.month_lo", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t3."released.month_lo") ELSE DATE(t3."released.month_lo", 'start of month', '1 months', '-1 days') END THEN STRFTIME('%Y-%m', t3."released.month_lo") WHEN CASE WHEN t3."released.month_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."released.month_lo") END = CASE WHEN t3."released.month_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."released.month_hi") END THEN CASE WHEN t3."released.month_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."released.month_lo") END || ', month unknown' ELSE CASE WHEN t3."released.month_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."released.month_lo") END || '/' || CASE WHEN t3."released.month_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."released.month_hi") END || ', month unknown' END AS "released.month", t3."released.month_none" AS "released.month_none", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."released.month_lo" NULLS LAST, t2."released.month_hi" NULLS LAST, t2."released.month_none") AS "_row", t2."released.month_lo" AS "released.month_lo", t2."released.month_hi" AS "released.month_hi", t2."released.month_none" AS "released.month_none", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN CASE WHEN SUBSTR(t1."released_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."released_hi") ELSE DATE(t1."released_hi", 'start of month', '1 months', '-1 days') END = CASE WHEN SUBSTR(DATE(t1."released_lo", 'start of month'), 6, 2) = '12' THEN STRFTIME('%Y-12-31', DATE(t1."released_lo", 'start of month')) ELSE DATE(DATE(t1."released_lo", 'start of month'), 'start of month', '1 months', '-1 days') END THEN DATE(t1."released_lo", 'start of month') ELSE STRFTIME('%Y-01-01', DATE(t1."released_lo", 'start of month')) END AS "released.month_lo", CASE WHEN CASE WHEN SUBSTR(t1."released_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."released_hi") ELSE DATE(t1."released_hi", 'start of month', '1 months', '-1 days') END = CASE WHEN SUBSTR(DATE(t1."released_lo", 'start of month'), 6, 2) = '12' THEN STRFTIME('%Y-12-31', DATE(t1."released_lo", 'start of month')) ELSE DATE(DATE(t1."released_lo", 'start of month'), 'start of month', '1 months', '-1 days') END THEN CASE WHEN SUBSTR(t1."released_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."released_hi") ELSE DATE(t1."released_hi", 'start of month', '1 months', '-1 days') END ELSE STRFTIME('%Y-12-31', CASE WHEN SUBSTR(t1."released_hi", 6, 2) = '12' THEN STRFTIME('%Y-12-31', t1."released_hi") ELSE DATE(t1."released_hi", 'start of month', '1 months', '-1 days') END) END AS "released.month_hi", t1."released_none" AS "released.month_none"
    FROM "cases" AS t1
    WHERE t1."released_lo" IS NOT NULL
  ) AS t2
  GROUP BY t2."released.month_lo", t2."released.month_hi", t2."released.month_none"
) AS t3
ORDER BY t3."_row";

-- postgres
SELECT CASE WHEN t3."released.month_hi" = CAST(DATE_TRUNC('month', t3."released.month_lo") + INTERVAL '1 month - 1 day' AS DATE) THEN TO_CHAR(t3."released.month_lo", 'YYYY-MM') WHEN CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."released.month_lo", 'YYYY') END = CASE WHEN t3."released.month_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."released.month_hi", 'YYYY') END THEN CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."released.month_lo", 'YYYY') END || ', month unknown' ELSE CASE WHEN t3."released.month_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."released.month_lo", 'YYYY') END || '/' || CASE WHEN t3."released.month_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."released.month_hi", 'YYYY') END || ', month unknown' END AS "released.month", t3."released.month_none" AS "released.month_none", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."released.month_lo" NULLS LAST, t2."released.month_hi" NULLS LAST, t2."released.month_none") AS "_row", t2."released.month_lo" AS "released.month_lo", t2."released.month_hi" AS "released.month_hi", t2."released.month_none" AS "released.month_none", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN CAST(DATE_TRUNC('month', t1."released_hi") + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('month', t1."released_lo") AS DATE) ELSE CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) AS DATE) END AS "released.month_lo", CASE WHEN CAST(DATE_TRUNC('month', t1."released_hi") + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(DATE_TRUNC('month', t1."released_lo") AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('month', t1."released_hi") + INTERVAL '1 month - 1 day' AS DATE) ELSE CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('month', t1."released_hi") + INTERVAL '1 month - 1 day' AS DATE)) AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) END AS "released.month_hi", t1."released_none" AS "released.month_none"
    FROM "cases" AS t1
    WHERE t1."released_lo" IS NOT NULL
  ) AS t2
  GROUP BY t2."released.month_lo", t2."released.month_hi", t2."released.month_none"
) AS t3
ORDER BY t3."_row";

-- clickhouse
SELECT CASE WHEN t3."released.month_hi" = makeDate32(toYear(t3."released.month_lo"), toMonth(t3."released.month_lo"), multiIf(toMonth(t3."released.month_lo") IN (4, 6, 9, 11), 30, toMonth(t3."released.month_lo") = 2, toDayOfYear(makeDate32(toYear(t3."released.month_lo"), 3, 1)) - 32, 31)) THEN formatDateTime(t3."released.month_lo", '%Y-%m') WHEN CASE WHEN t3."released.month_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."released.month_lo")) END = CASE WHEN t3."released.month_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."released.month_hi")) END THEN CASE WHEN t3."released.month_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."released.month_lo")) END || ', month unknown' ELSE CASE WHEN t3."released.month_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."released.month_lo")) END || '/' || CASE WHEN t3."released.month_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."released.month_hi")) END || ', month unknown' END AS "released.month", t3."released.month_none" AS "released.month_none", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."released.month_lo" NULLS LAST, t2."released.month_hi" NULLS LAST, t2."released.month_none") AS "_row", t2."released.month_lo" AS "released.month_lo", t2."released.month_hi" AS "released.month_hi", t2."released.month_none" AS "released.month_none", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN makeDate32(toYear(t1."released_hi"), toMonth(t1."released_hi"), multiIf(toMonth(t1."released_hi") IN (4, 6, 9, 11), 30, toMonth(t1."released_hi") = 2, toDayOfYear(makeDate32(toYear(t1."released_hi"), 3, 1)) - 32, 31)) = makeDate32(toYear(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), multiIf(toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)) IN (4, 6, 9, 11), 30, toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)) = 2, toDayOfYear(makeDate32(toYear(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), 3, 1)) - 32, 31)) THEN makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1) ELSE makeDate32(toYear(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), 1, 1) END AS "released.month_lo", CASE WHEN makeDate32(toYear(t1."released_hi"), toMonth(t1."released_hi"), multiIf(toMonth(t1."released_hi") IN (4, 6, 9, 11), 30, toMonth(t1."released_hi") = 2, toDayOfYear(makeDate32(toYear(t1."released_hi"), 3, 1)) - 32, 31)) = makeDate32(toYear(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), multiIf(toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)) IN (4, 6, 9, 11), 30, toMonth(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)) = 2, toDayOfYear(makeDate32(toYear(makeDate32(toYear(t1."released_lo"), toMonth(t1."released_lo"), 1)), 3, 1)) - 32, 31)) THEN makeDate32(toYear(t1."released_hi"), toMonth(t1."released_hi"), multiIf(toMonth(t1."released_hi") IN (4, 6, 9, 11), 30, toMonth(t1."released_hi") = 2, toDayOfYear(makeDate32(toYear(t1."released_hi"), 3, 1)) - 32, 31)) ELSE makeDate32(toYear(makeDate32(toYear(t1."released_hi"), toMonth(t1."released_hi"), multiIf(toMonth(t1."released_hi") IN (4, 6, 9, 11), 30, toMonth(t1."released_hi") = 2, toDayOfYear(makeDate32(toYear(t1."released_hi"), 3, 1)) - 32, 31))), 12, 31) END AS "released.month_hi", t1."released_none" AS "released.month_none"
    FROM "cases" AS t1
    WHERE t1."released_lo" IS NOT NULL
  ) AS t2
  GROUP BY t2."released.month_lo", t2."released.month_hi", t2."released.month_none"
) AS t3
ORDER BY t3."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE WHEN t3.`released.month_hi` = LAST_DAY(t3.`released.month_lo`) THEN DATE_FORMAT(t3.`released.month_lo`, 'yyyy-MM') WHEN CASE WHEN t3.`released.month_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`released.month_lo`, 'yyyy') END = CASE WHEN t3.`released.month_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`released.month_hi`, 'yyyy') END THEN CASE WHEN t3.`released.month_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`released.month_lo`, 'yyyy') END || ', month unknown' ELSE CASE WHEN t3.`released.month_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`released.month_lo`, 'yyyy') END || '/' || CASE WHEN t3.`released.month_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`released.month_hi`, 'yyyy') END || ', month unknown' END AS `released.month`, t3.`released.month_none` AS `released.month_none`, t3.`count` AS `count`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2.`released.month_lo` NULLS LAST, t2.`released.month_hi` NULLS LAST, t2.`released.month_none`) AS `_row`, t2.`released.month_lo` AS `released.month_lo`, t2.`released.month_hi` AS `released.month_hi`, t2.`released.month_none` AS `released.month_none`, COUNT(*) AS `count`
  FROM (
    SELECT CASE WHEN LAST_DAY(t1.`released_hi`) = LAST_DAY(TRUNC(t1.`released_lo`, 'month')) THEN TRUNC(t1.`released_lo`, 'month') ELSE TRUNC(TRUNC(t1.`released_lo`, 'month'), 'year') END AS `released.month_lo`, CASE WHEN LAST_DAY(t1.`released_hi`) = LAST_DAY(TRUNC(t1.`released_lo`, 'month')) THEN LAST_DAY(t1.`released_hi`) ELSE LAST_DAY(ADD_MONTHS(TRUNC(LAST_DAY(t1.`released_hi`), 'year'), 11)) END AS `released.month_hi`, t1.`released_none` AS `released.month_none`
    FROM `cases` AS t1
    WHERE t1.`released_lo` IS NOT NULL
  ) AS t2
  GROUP BY t2.`released.month_lo`, t2.`released.month_hi`, t2.`released.month_none`
) AS t3
ORDER BY t3.`_row`;
