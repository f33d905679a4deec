-- cases count, sum bail by detained.quarter as q where count > 1 sort q desc

-- duckdb
SELECT CASE WHEN t3."q_hi" = LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', t3."q_lo") AS DATE) + INTERVAL '2 months' AS DATE)) THEN STRFTIME(t3."q_lo", '%Y') || '-Q' || CAST(QUARTER(t3."q_lo") AS VARCHAR) WHEN CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."q_lo", '%Y') END = CASE WHEN t3."q_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."q_hi", '%Y') END THEN CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."q_lo", '%Y') END || ', quarter unknown' ELSE CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."q_lo", '%Y') END || '/' || CASE WHEN t3."q_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."q_hi", '%Y') END || ', quarter unknown' END AS "q", t3."count" AS "count", t3."sum_bail" AS "sum_bail"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."q_lo" NULLS LAST, t2."q_hi" NULLS LAST) AS "_row", t2."q_lo" AS "q_lo", t2."q_hi" AS "q_hi", COUNT(*) AS "count", SUM(t2."_of_sum_bail") AS "sum_bail"
  FROM (
    SELECT t1."bail" AS "_of_sum_bail", CASE WHEN LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) = LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) + INTERVAL '2 months' AS DATE)) THEN CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE) ELSE CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) END AS "q_lo", CASE WHEN LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) = LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) + INTERVAL '2 months' AS DATE)) THEN LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) ELSE LAST_DAY(CAST(CAST(DATE_TRUNC('year', LAST_DAY(CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE))) AS DATE) + INTERVAL '11 months' AS DATE)) END AS "q_hi"
    FROM "cases" AS t1
  ) AS t2
  GROUP BY t2."q_lo", t2."q_hi"
) AS t3
WHERE t3."count" > 1
ORDER BY t3."q_lo" DESC NULLS LAST, t3."q_hi" DESC NULLS LAST, t3."_row";

-- sqlite
SELECT CASE WHEN t3."q_hi" = STRFTIME('%Y', t3."q_lo") || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', t3."q_lo") - 1) / 3 * 6 + 1, 6) THEN STRFTIME('%Y', t3."q_lo") || '-Q' || ((STRFTIME('%m', t3."q_lo") + 2) / 3) WHEN CASE WHEN t3."q_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."q_lo") END = CASE WHEN t3."q_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."q_hi") END THEN CASE WHEN t3."q_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."q_lo") END || ', quarter unknown' ELSE CASE WHEN t3."q_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."q_lo") END || '/' || CASE WHEN t3."q_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."q_hi") END || ', quarter unknown' END AS "q", t3."count" AS "count", t3."sum_bail" AS "sum_bail"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."q_lo" NULLS LAST, t2."q_hi" NULLS LAST) AS "_row", t2."q_lo" AS "q_lo", t2."q_hi" AS "q_hi", COUNT(*) AS "count", SUM(t2."_of_sum_bail") AS "sum_bail"
  FROM (
    SELECT t1."bail" AS "_of_sum_bail", CASE WHEN STRFTIME('%Y', t1."detained_hi") || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', t1."detained_hi") - 1) / 3 * 6 + 1, 6) = STRFTIME('%Y', STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6)) || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6)) - 1) / 3 * 6 + 1, 6) THEN STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6) ELSE STRFTIME('%Y-01-01', STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6)) END AS "q_lo", CASE WHEN STRFTIME('%Y', t1."detained_hi") || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', t1."detained_hi") - 1) / 3 * 6 + 1, 6) = STRFTIME('%Y', STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6)) || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', STRFTIME('%Y', t1."detained_lo") || SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', t1."detained_lo") - 1) / 3 * 6 + 1, 6)) - 1) / 3 * 6 + 1, 6) THEN STRFTIME('%Y', t1."detained_hi") || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', t1."detained_hi") - 1) / 3 * 6 + 1, 6) ELSE STRFTIME('%Y-12-31', STRFTIME('%Y', t1."detained_hi") || SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', t1."detained_hi") - 1) / 3 * 6 + 1, 6)) END AS "q_hi"
    FROM "cases" AS t1
  ) AS t2
  GROUP BY t2."q_lo", t2."q_hi"
) AS t3
WHERE t3."count" > 1
ORDER BY t3."q_lo" DESC NULLS LAST, t3."q_hi" DESC NULLS LAST, t3."_row";

-- postgres
SELECT CASE WHEN t3."q_hi" = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', t3."q_lo") AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN TO_CHAR(t3."q_lo", 'YYYY') || '-Q' || TO_CHAR(t3."q_lo", 'Q') WHEN CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."q_lo", 'YYYY') END = CASE WHEN t3."q_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."q_hi", 'YYYY') END THEN CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."q_lo", 'YYYY') END || ', quarter unknown' ELSE CASE WHEN t3."q_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."q_lo", 'YYYY') END || '/' || CASE WHEN t3."q_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."q_hi", 'YYYY') END || ', quarter unknown' END AS "q", t3."count" AS "count", t3."sum_bail" AS "sum_bail"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."q_lo" NULLS LAST, t2."q_hi" NULLS LAST) AS "_row", t2."q_lo" AS "q_lo", t2."q_hi" AS "q_hi", COUNT(*) AS "count", SUM(t2."_of_sum_bail") AS "sum_bail"
  FROM (
    SELECT t1."bail" AS "_of_sum_bail", CASE WHEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE) ELSE CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) END AS "q_lo", CASE WHEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', CAST(DATE_TRUNC('quarter', t1."detained_lo") AS DATE)) AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) ELSE CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('quarter', t1."detained_hi") AS DATE) + INTERVAL '2 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE)) AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) END AS "q_hi"
    FROM "cases" AS t1
  ) AS t2
  GROUP BY t2."q_lo", t2."q_hi"
) AS t3
WHERE t3."count" > 1
ORDER BY t3."q_lo" DESC NULLS LAST, t3."q_hi" DESC NULLS LAST, t3."_row";

-- clickhouse
SELECT CASE WHEN t3."q_hi" = makeDate32(toYear(t3."q_lo"), toQuarter(t3."q_lo") * 3, if(toQuarter(t3."q_lo") IN (2, 3), 30, 31)) THEN toString(toYear(t3."q_lo")) || '-Q' || toString(toQuarter(t3."q_lo")) WHEN CASE WHEN t3."q_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."q_lo")) END = CASE WHEN t3."q_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."q_hi")) END THEN CASE WHEN t3."q_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."q_lo")) END || ', quarter unknown' ELSE CASE WHEN t3."q_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."q_lo")) END || '/' || CASE WHEN t3."q_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."q_hi")) END || ', quarter unknown' END AS "q", t3."count" AS "count", t3."sum_bail" AS "sum_bail"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."q_lo" NULLS LAST, t2."q_hi" NULLS LAST) AS "_row", t2."q_lo" AS "q_lo", t2."q_hi" AS "q_hi", COUNT(*) AS "count", SUM(t2."_of_sum_bail") AS "sum_bail"
  FROM (
    SELECT t1."bail" AS "_of_sum_bail", CASE WHEN makeDate32(toYear(t1."detained_hi"), toQuarter(t1."detained_hi") * 3, if(toQuarter(t1."detained_hi") IN (2, 3), 30, 31)) = makeDate32(toYear(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)), toQuarter(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)) * 3, if(toQuarter(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)) IN (2, 3), 30, 31)) THEN makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1) ELSE makeDate32(toYear(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)), 1, 1) END AS "q_lo", CASE WHEN makeDate32(toYear(t1."detained_hi"), toQuarter(t1."detained_hi") * 3, if(toQuarter(t1."detained_hi") IN (2, 3), 30, 31)) = makeDate32(toYear(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)), toQuarter(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)) * 3, if(toQuarter(makeDate32(toYear(t1."detained_lo"), toQuarter(t1."detained_lo") * 3 - 2, 1)) IN (2, 3), 30, 31)) THEN makeDate32(toYear(t1."detained_hi"), toQuarter(t1."detained_hi") * 3, if(toQuarter(t1."detained_hi") IN (2, 3), 30, 31)) ELSE makeDate32(toYear(makeDate32(toYear(t1."detained_hi"), toQuarter(t1."detained_hi") * 3, if(toQuarter(t1."detained_hi") IN (2, 3), 30, 31))), 12, 31) END AS "q_hi"
    FROM "cases" AS t1
  ) AS t2
  GROUP BY t2."q_lo", t2."q_hi"
) AS t3
WHERE t3."count" > 1
ORDER BY t3."q_lo" DESC NULLS LAST, t3."q_hi" DESC NULLS LAST, t3."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE WHEN t3.`q_hi` = LAST_DAY(ADD_MONTHS(TRUNC(t3.`q_lo`, 'quarter'), 2)) THEN DATE_FORMAT(t3.`q_lo`, 'yyyy') || '-Q' || CAST(QUARTER(t3.`q_lo`) AS STRING) WHEN CASE WHEN t3.`q_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`q_lo`, 'yyyy') END = CASE WHEN t3.`q_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`q_hi`, 'yyyy') END THEN CASE WHEN t3.`q_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`q_lo`, 'yyyy') END || ', quarter unknown' ELSE CASE WHEN t3.`q_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`q_lo`, 'yyyy') END || '/' || CASE WHEN t3.`q_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`q_hi`, 'yyyy') END || ', quarter unknown' END AS `q`, t3.`count` AS `count`, t3.`sum_bail` AS `sum_bail`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2.`q_lo` NULLS LAST, t2.`q_hi` NULLS LAST) AS `_row`, t2.`q_lo` AS `q_lo`, t2.`q_hi` AS `q_hi`, COUNT(*) AS `count`, SUM(t2.`_of_sum_bail`) AS `sum_bail`
  FROM (
    SELECT t1.`bail` AS `_of_sum_bail`, CASE WHEN LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'quarter'), 2)) = LAST_DAY(ADD_MONTHS(TRUNC(TRUNC(t1.`detained_lo`, 'quarter'), 'quarter'), 2)) THEN TRUNC(t1.`detained_lo`, 'quarter') ELSE TRUNC(TRUNC(t1.`detained_lo`, 'quarter'), 'year') END AS `q_lo`, CASE WHEN LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'quarter'), 2)) = LAST_DAY(ADD_MONTHS(TRUNC(TRUNC(t1.`detained_lo`, 'quarter'), 'quarter'), 2)) THEN LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'quarter'), 2)) ELSE LAST_DAY(ADD_MONTHS(TRUNC(LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'quarter'), 2)), 'year'), 11)) END AS `q_hi`
    FROM `cases` AS t1
  ) AS t2
  GROUP BY t2.`q_lo`, t2.`q_hi`
) AS t3
WHERE t3.`count` > 1
ORDER BY t3.`q_lo` DESC NULLS LAST, t3.`q_hi` DESC NULLS LAST, t3.`_row`;
