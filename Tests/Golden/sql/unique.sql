-- cases unique charge, detained.year

-- duckdb
SELECT t2."charge" AS "charge", CASE WHEN t2."detained.year_hi" = LAST_DAY(CAST(CAST(DATE_TRUNC('year', t2."detained.year_lo") AS DATE) + INTERVAL '11 months' AS DATE)) THEN STRFTIME(t2."detained.year_lo", '%Y') WHEN CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t2."detained.year_lo", '%Y') END = CASE WHEN t2."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t2."detained.year_hi", '%Y') END THEN CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t2."detained.year_lo", '%Y') END || ', year unknown' ELSE CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t2."detained.year_lo", '%Y') END || '/' || CASE WHEN t2."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t2."detained.year_hi", '%Y') END || ', year unknown' END AS "detained.year"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t1."charge", CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE), LAST_DAY(CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) ORDER BY t1."_row") AS "_nth", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge", CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE) AS "detained.year_lo", LAST_DAY(CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) AS "detained.year_hi"
  FROM "cases" AS t1
) AS t2
WHERE t2."_nth" <= 1
ORDER BY t2."_row";

-- sqlite
SELECT t2."charge" AS "charge", CASE WHEN t2."detained.year_hi" = STRFTIME('%Y-12-31', t2."detained.year_lo") THEN STRFTIME('%Y', t2."detained.year_lo") WHEN CASE WHEN t2."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t2."detained.year_lo") END = CASE WHEN t2."detained.year_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t2."detained.year_hi") END THEN CASE WHEN t2."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t2."detained.year_lo") END || ', year unknown' ELSE CASE WHEN t2."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t2."detained.year_lo") END || '/' || CASE WHEN t2."detained.year_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t2."detained.year_hi") END || ', year unknown' END AS "detained.year"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t1."charge", STRFTIME('%Y-01-01', t1."detained_lo"), STRFTIME('%Y-12-31', t1."detained_hi") ORDER BY t1."_row") AS "_nth", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge", STRFTIME('%Y-01-01', t1."detained_lo") AS "detained.year_lo", STRFTIME('%Y-12-31', t1."detained_hi") AS "detained.year_hi"
  FROM "cases" AS t1
) AS t2
WHERE t2."_nth" <= 1
ORDER BY t2."_row";

-- postgres
SELECT t2."charge" AS "charge", CASE WHEN t2."detained.year_hi" = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', t2."detained.year_lo") AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN TO_CHAR(t2."detained.year_lo", 'YYYY') WHEN CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t2."detained.year_lo", 'YYYY') END = CASE WHEN t2."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t2."detained.year_hi", 'YYYY') END THEN CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t2."detained.year_lo", 'YYYY') END || ', year unknown' ELSE CASE WHEN t2."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t2."detained.year_lo", 'YYYY') END || '/' || CASE WHEN t2."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t2."detained.year_hi", 'YYYY') END || ', year unknown' END AS "detained.year"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t1."charge", CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE), CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) ORDER BY t1."_row") AS "_nth", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge", CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE) AS "detained.year_lo", CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) AS "detained.year_hi"
  FROM "cases" AS t1
) AS t2
WHERE t2."_nth" <= 1
ORDER BY t2."_row";

-- clickhouse
SELECT t2."charge" AS "charge", CASE WHEN t2."detained.year_hi" = makeDate32(toYear(t2."detained.year_lo"), 12, 31) THEN toString(toYear(t2."detained.year_lo")) WHEN CASE WHEN t2."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t2."detained.year_lo")) END = CASE WHEN t2."detained.year_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t2."detained.year_hi")) END THEN CASE WHEN t2."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t2."detained.year_lo")) END || ', year unknown' ELSE CASE WHEN t2."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t2."detained.year_lo")) END || '/' || CASE WHEN t2."detained.year_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t2."detained.year_hi")) END || ', year unknown' END AS "detained.year"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t1."charge", makeDate32(toYear(t1."detained_lo"), 1, 1), makeDate32(toYear(t1."detained_hi"), 12, 31) ORDER BY t1."_row") AS "_nth", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge", makeDate32(toYear(t1."detained_lo"), 1, 1) AS "detained.year_lo", makeDate32(toYear(t1."detained_hi"), 12, 31) AS "detained.year_hi"
  FROM "cases" AS t1
) AS t2
WHERE t2."_nth" <= 1
ORDER BY t2."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t2.`charge` AS `charge`, CASE WHEN t2.`detained.year_hi` = LAST_DAY(ADD_MONTHS(TRUNC(t2.`detained.year_lo`, 'year'), 11)) THEN DATE_FORMAT(t2.`detained.year_lo`, 'yyyy') WHEN CASE WHEN t2.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t2.`detained.year_lo`, 'yyyy') END = CASE WHEN t2.`detained.year_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t2.`detained.year_hi`, 'yyyy') END THEN CASE WHEN t2.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t2.`detained.year_lo`, 'yyyy') END || ', year unknown' ELSE CASE WHEN t2.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t2.`detained.year_lo`, 'yyyy') END || '/' || CASE WHEN t2.`detained.year_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t2.`detained.year_hi`, 'yyyy') END || ', year unknown' END AS `detained.year`
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t1.`charge`, TRUNC(t1.`detained_lo`, 'year'), LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'year'), 11)) ORDER BY t1.`_row`) AS `_nth`, ROW_NUMBER() OVER (ORDER BY t1.`_row`) AS `_row`, t1.`charge` AS `charge`, TRUNC(t1.`detained_lo`, 'year') AS `detained.year_lo`, LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'year'), 11)) AS `detained.year_hi`
  FROM `cases` AS t1
) AS t2
WHERE t2.`_nth` <= 1
ORDER BY t2.`_row`;
