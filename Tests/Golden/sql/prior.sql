-- cases count by detained.year with last = prior(count) over (sort detained.year)

-- duckdb
SELECT CASE WHEN t5."detained.year_hi" = LAST_DAY(CAST(CAST(DATE_TRUNC('year', t5."detained.year_lo") AS DATE) + INTERVAL '11 months' AS DATE)) THEN STRFTIME(t5."detained.year_lo", '%Y') WHEN CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t5."detained.year_lo", '%Y') END = CASE WHEN t5."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t5."detained.year_hi", '%Y') END THEN CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t5."detained.year_lo", '%Y') END || ', year unknown' ELSE CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t5."detained.year_lo", '%Y') END || '/' || CASE WHEN t5."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t5."detained.year_hi", '%Y') END || ', year unknown' END AS "detained.year", t5."count" AS "count", t5."last" AS "last", t5."last_none" AS "last_none"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t4."_row") AS "_row", t4."detained.year_lo" AS "detained.year_lo", t4."detained.year_hi" AS "detained.year_hi", t4."count" AS "count", t4."prior(count)" AS "last", t4."prior(count)_none" AS "last_none"
  FROM (
    SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."detained.year_lo" AS "detained.year_lo", t3."detained.year_hi" AS "detained.year_hi", t3."count" AS "count", LAG(t3."count") OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") AS "prior(count)", (LAG(1) OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") IS NULL) AS "prior(count)_none"
    FROM (
      SELECT ROW_NUMBER() OVER (ORDER BY t2."detained.year_lo" NULLS LAST, t2."detained.year_hi" NULLS LAST) AS "_row", t2."detained.year_lo" AS "detained.year_lo", t2."detained.year_hi" AS "detained.year_hi", COUNT(*) AS "count"
      FROM (
        SELECT CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE) AS "detained.year_lo", LAST_DAY(CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) AS "detained.year_hi"
        FROM "cases" AS t1
      ) AS t2
      GROUP BY t2."detained.year_lo", t2."detained.year_hi"
    ) AS t3
  ) AS t4
) AS t5
ORDER BY t5."_row";

-- sqlite
SELECT CASE WHEN t5."detained.year_hi" = STRFTIME('%Y-12-31', t5."detained.year_lo") THEN STRFTIME('%Y', t5."detained.year_lo") WHEN CASE WHEN t5."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t5."detained.year_lo") END = CASE WHEN t5."detained.year_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t5."detained.year_hi") END THEN CASE WHEN t5."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t5."detained.year_lo") END || ', year unknown' ELSE CASE WHEN t5."detained.year_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t5."detained.year_lo") END || '/' || CASE WHEN t5."detained.year_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t5."detained.year_hi") END || ', year unknown' END AS "detained.year", t5."count" AS "count", t5."last" AS "last", t5."last_none" AS "last_none"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t4."_row") AS "_row", t4."detained.year_lo" AS "detained.year_lo", t4."detained.year_hi" AS "detained.year_hi", t4."count" AS "count", t4."prior(count)" AS "last", t4."prior(count)_none" AS "last_none"
  FROM (
    SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."detained.year_lo" AS "detained.year_lo", t3."detained.year_hi" AS "detained.year_hi", t3."count" AS "count", LAG(t3."count") OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") AS "prior(count)", (LAG(1) OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") IS NULL) AS "prior(count)_none"
    FROM (
      SELECT ROW_NUMBER() OVER (ORDER BY t2."detained.year_lo" NULLS LAST, t2."detained.year_hi" NULLS LAST) AS "_row", t2."detained.year_lo" AS "detained.year_lo", t2."detained.year_hi" AS "detained.year_hi", COUNT(*) AS "count"
      FROM (
        SELECT STRFTIME('%Y-01-01', t1."detained_lo") AS "detained.year_lo", STRFTIME('%Y-12-31', t1."detained_hi") AS "detained.year_hi"
        FROM "cases" AS t1
      ) AS t2
      GROUP BY t2."detained.year_lo", t2."detained.year_hi"
    ) AS t3
  ) AS t4
) AS t5
ORDER BY t5."_row";

-- postgres
SELECT CASE WHEN t5."detained.year_hi" = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', t5."detained.year_lo") AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN TO_CHAR(t5."detained.year_lo", 'YYYY') WHEN CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t5."detained.year_lo", 'YYYY') END = CASE WHEN t5."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t5."detained.year_hi", 'YYYY') END THEN CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t5."detained.year_lo", 'YYYY') END || ', year unknown' ELSE CASE WHEN t5."detained.year_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t5."detained.year_lo", 'YYYY') END || '/' || CASE WHEN t5."detained.year_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t5."detained.year_hi", 'YYYY') END || ', year unknown' END AS "detained.year", t5."count" AS "count", t5."last" AS "last", t5."last_none" AS "last_none"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t4."_row") AS "_row", t4."detained.year_lo" AS "detained.year_lo", t4."detained.year_hi" AS "detained.year_hi", t4."count" AS "count", t4."prior(count)" AS "last", t4."prior(count)_none" AS "last_none"
  FROM (
    SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."detained.year_lo" AS "detained.year_lo", t3."detained.year_hi" AS "detained.year_hi", t3."count" AS "count", LAG(t3."count") OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") AS "prior(count)", (LAG(1) OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row") IS NULL) AS "prior(count)_none"
    FROM (
      SELECT ROW_NUMBER() OVER (ORDER BY t2."detained.year_lo" NULLS LAST, t2."detained.year_hi" NULLS LAST) AS "_row", t2."detained.year_lo" AS "detained.year_lo", t2."detained.year_hi" AS "detained.year_hi", COUNT(*) AS "count"
      FROM (
        SELECT CAST(DATE_TRUNC('year', t1."detained_lo") AS DATE) AS "detained.year_lo", CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('year', t1."detained_hi") AS DATE) + INTERVAL '11 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) AS "detained.year_hi"
        FROM "cases" AS t1
      ) AS t2
      GROUP BY t2."detained.year_lo", t2."detained.year_hi"
    ) AS t3
  ) AS t4
) AS t5
ORDER BY t5."_row";

-- clickhouse
SELECT CASE WHEN t5."detained.year_hi" = makeDate32(toYear(t5."detained.year_lo"), 12, 31) THEN toString(toYear(t5."detained.year_lo")) WHEN CASE WHEN t5."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t5."detained.year_lo")) END = CASE WHEN t5."detained.year_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t5."detained.year_hi")) END THEN CASE WHEN t5."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t5."detained.year_lo")) END || ', year unknown' ELSE CASE WHEN t5."detained.year_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t5."detained.year_lo")) END || '/' || CASE WHEN t5."detained.year_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t5."detained.year_hi")) END || ', year unknown' END AS "detained.year", t5."count" AS "count", t5."last" AS "last", t5."last_none" AS "last_none"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t4."_row") AS "_row", t4."detained.year_lo" AS "detained.year_lo", t4."detained.year_hi" AS "detained.year_hi", t4."count" AS "count", t4."prior(count)" AS "last", t4."prior(count)_none" AS "last_none"
  FROM (
    SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."detained.year_lo" AS "detained.year_lo", t3."detained.year_hi" AS "detained.year_hi", t3."count" AS "count", lagInFrame(toNullable(t3."count")) OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "prior(count)", (lagInFrame(toNullable(1)) OVER (ORDER BY t3."detained.year_lo" NULLS LAST, t3."detained.year_hi" NULLS LAST, t3."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) IS NULL) AS "prior(count)_none"
    FROM (
      SELECT ROW_NUMBER() OVER (ORDER BY t2."detained.year_lo" NULLS LAST, t2."detained.year_hi" NULLS LAST) AS "_row", t2."detained.year_lo" AS "detained.year_lo", t2."detained.year_hi" AS "detained.year_hi", COUNT(*) AS "count"
      FROM (
        SELECT makeDate32(toYear(t1."detained_lo"), 1, 1) AS "detained.year_lo", makeDate32(toYear(t1."detained_hi"), 12, 31) AS "detained.year_hi"
        FROM "cases" AS t1
      ) AS t2
      GROUP BY t2."detained.year_lo", t2."detained.year_hi"
    ) AS t3
  ) AS t4
) AS t5
ORDER BY t5."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE WHEN t5.`detained.year_hi` = LAST_DAY(ADD_MONTHS(TRUNC(t5.`detained.year_lo`, 'year'), 11)) THEN DATE_FORMAT(t5.`detained.year_lo`, 'yyyy') WHEN CASE WHEN t5.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t5.`detained.year_lo`, 'yyyy') END = CASE WHEN t5.`detained.year_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t5.`detained.year_hi`, 'yyyy') END THEN CASE WHEN t5.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t5.`detained.year_lo`, 'yyyy') END || ', year unknown' ELSE CASE WHEN t5.`detained.year_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t5.`detained.year_lo`, 'yyyy') END || '/' || CASE WHEN t5.`detained.year_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t5.`detained.year_hi`, 'yyyy') END || ', year unknown' END AS `detained.year`, t5.`count` AS `count`, t5.`last` AS `last`, t5.`last_none` AS `last_none`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t4.`_row`) AS `_row`, t4.`detained.year_lo` AS `detained.year_lo`, t4.`detained.year_hi` AS `detained.year_hi`, t4.`count` AS `count`, t4.`prior(count)` AS `last`, t4.`prior(count)_none` AS `last_none`
  FROM (
    SELECT ROW_NUMBER() OVER (ORDER BY t3.`_row`) AS `_row`, t3.`detained.year_lo` AS `detained.year_lo`, t3.`detained.year_hi` AS `detained.year_hi`, t3.`count` AS `count`, LAG(t3.`count`) OVER (ORDER BY t3.`detained.year_lo` NULLS LAST, t3.`detained.year_hi` NULLS LAST, t3.`_row`) AS `prior(count)`, (LAG(1) OVER (ORDER BY t3.`detained.year_lo` NULLS LAST, t3.`detained.year_hi` NULLS LAST, t3.`_row`) IS NULL) AS `prior(count)_none`
    FROM (
      SELECT ROW_NUMBER() OVER (ORDER BY t2.`detained.year_lo` NULLS LAST, t2.`detained.year_hi` NULLS LAST) AS `_row`, t2.`detained.year_lo` AS `detained.year_lo`, t2.`detained.year_hi` AS `detained.year_hi`, COUNT(*) AS `count`
      FROM (
        SELECT TRUNC(t1.`detained_lo`, 'year') AS `detained.year_lo`, LAST_DAY(ADD_MONTHS(TRUNC(t1.`detained_hi`, 'year'), 11)) AS `detained.year_hi`
        FROM `cases` AS t1
      ) AS t2
      GROUP BY t2.`detained.year_lo`, t2.`detained.year_hi`
    ) AS t3
  ) AS t4
) AS t5
ORDER BY t5.`_row`;
