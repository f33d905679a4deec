-- people count by born.decade

-- duckdb
SELECT CASE WHEN t3."born.decade_hi" = LAST_DAY(CAST(CAST(DATE_TRUNC('decade', t3."born.decade_lo") AS DATE) + INTERVAL '119 months' AS DATE)) THEN STRFTIME(t3."born.decade_lo", '%Y') || 's' WHEN CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."born.decade_lo", '%Y') END = CASE WHEN t3."born.decade_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."born.decade_hi", '%Y') END THEN CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."born.decade_lo", '%Y') END || ', decade unknown' ELSE CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE STRFTIME(t3."born.decade_lo", '%Y') END || '/' || CASE WHEN t3."born.decade_hi" = DATE '9999-12-31' THEN '..' ELSE STRFTIME(t3."born.decade_hi", '%Y') END || ', decade unknown' END AS "born.decade", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."born.decade_lo" NULLS LAST, t2."born.decade_hi" NULLS LAST) AS "_row", t2."born.decade_lo" AS "born.decade_lo", t2."born.decade_hi" AS "born.decade_hi", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN LAST_DAY(CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) = LAST_DAY(CAST(CAST(DATE_TRUNC('decade', CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END) AS DATE) + INTERVAL '119 months' AS DATE)) THEN CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END ELSE CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END END AS "born.decade_lo", CASE WHEN LAST_DAY(CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) = LAST_DAY(CAST(CAST(DATE_TRUNC('decade', CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END) AS DATE) + INTERVAL '119 months' AS DATE)) THEN LAST_DAY(CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) ELSE LAST_DAY(CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) END AS "born.decade_hi"
    FROM "people" AS t1
  ) AS t2
  GROUP BY t2."born.decade_lo", t2."born.decade_hi"
) AS t3
ORDER BY t3."_row";

-- sqlite
SELECT CASE WHEN t3."born.decade_hi" = SUBSTR(t3."born.decade_lo", 1, 3) || '9-12-31' THEN STRFTIME('%Y', t3."born.decade_lo") || 's' WHEN CASE WHEN t3."born.decade_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."born.decade_lo") END = CASE WHEN t3."born.decade_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."born.decade_hi") END THEN CASE WHEN t3."born.decade_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."born.decade_lo") END || ', decade unknown' ELSE CASE WHEN t3."born.decade_lo" = '0001-01-01' THEN '..' ELSE STRFTIME('%Y', t3."born.decade_lo") END || '/' || CASE WHEN t3."born.decade_hi" = '9999-12-31' THEN '..' ELSE STRFTIME('%Y', t3."born.decade_hi") END || ', decade unknown' END AS "born.decade", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."born.decade_lo" NULLS LAST, t2."born.decade_hi" NULLS LAST) AS "_row", t2."born.decade_lo" AS "born.decade_lo", t2."born.decade_hi" AS "born.decade_hi", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN SUBSTR(t1."born_hi", 1, 3) || '9-12-31' = SUBSTR(CASE WHEN t1."born_lo" = '0001-01-01' THEN t1."born_lo" ELSE SUBSTR(t1."born_lo", 1, 3) || '0-01-01' END, 1, 3) || '9-12-31' THEN CASE WHEN t1."born_lo" = '0001-01-01' THEN t1."born_lo" ELSE SUBSTR(t1."born_lo", 1, 3) || '0-01-01' END ELSE CASE WHEN t1."born_lo" = '0001-01-01' THEN t1."born_lo" ELSE SUBSTR(t1."born_lo", 1, 3) || '0-01-01' END END AS "born.decade_lo", CASE WHEN SUBSTR(t1."born_hi", 1, 3) || '9-12-31' = SUBSTR(CASE WHEN t1."born_lo" = '0001-01-01' THEN t1."born_lo" ELSE SUBSTR(t1."born_lo", 1, 3) || '0-01-01' END, 1, 3) || '9-12-31' THEN SUBSTR(t1."born_hi", 1, 3) || '9-12-31' ELSE SUBSTR(t1."born_hi", 1, 3) || '9-12-31' END AS "born.decade_hi"
    FROM "people" AS t1
  ) AS t2
  GROUP BY t2."born.decade_lo", t2."born.decade_hi"
) AS t3
ORDER BY t3."_row";

-- postgres
SELECT CASE WHEN t3."born.decade_hi" = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', t3."born.decade_lo") AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN TO_CHAR(t3."born.decade_lo", 'YYYY') || 's' WHEN CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."born.decade_lo", 'YYYY') END = CASE WHEN t3."born.decade_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."born.decade_hi", 'YYYY') END THEN CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."born.decade_lo", 'YYYY') END || ', decade unknown' ELSE CASE WHEN t3."born.decade_lo" = DATE '0001-01-01' THEN '..' ELSE TO_CHAR(t3."born.decade_lo", 'YYYY') END || '/' || CASE WHEN t3."born.decade_hi" = DATE '9999-12-31' THEN '..' ELSE TO_CHAR(t3."born.decade_hi", 'YYYY') END || ', decade unknown' END AS "born.decade", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."born.decade_lo" NULLS LAST, t2."born.decade_hi" NULLS LAST) AS "_row", t2."born.decade_lo" AS "born.decade_lo", t2."born.decade_hi" AS "born.decade_hi", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END) AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END ELSE CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END END AS "born.decade_lo", CASE WHEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) = CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', CASE WHEN t1."born_lo" = DATE '0001-01-01' THEN t1."born_lo" ELSE CAST(DATE_TRUNC('decade', t1."born_lo") AS DATE) END) AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) THEN CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) ELSE CAST(DATE_TRUNC('month', CAST(CAST(DATE_TRUNC('decade', t1."born_hi") AS DATE) + INTERVAL '119 months' AS DATE)) + INTERVAL '1 month - 1 day' AS DATE) END AS "born.decade_hi"
    FROM "people" AS t1
  ) AS t2
  GROUP BY t2."born.decade_lo", t2."born.decade_hi"
) AS t3
ORDER BY t3."_row";

-- clickhouse
SELECT CASE WHEN t3."born.decade_hi" = makeDate32(toYear(t3."born.decade_lo") - toYear(t3."born.decade_lo") % 10 + 9, 12, 31) THEN toString(toYear(t3."born.decade_lo")) || 's' WHEN CASE WHEN t3."born.decade_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."born.decade_lo")) END = CASE WHEN t3."born.decade_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."born.decade_hi")) END THEN CASE WHEN t3."born.decade_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."born.decade_lo")) END || ', decade unknown' ELSE CASE WHEN t3."born.decade_lo" = toDate32('1900-01-01') THEN '..' ELSE toString(toYear(t3."born.decade_lo")) END || '/' || CASE WHEN t3."born.decade_hi" = toDate32('2299-12-31') THEN '..' ELSE toString(toYear(t3."born.decade_hi")) END || ', decade unknown' END AS "born.decade", t3."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2."born.decade_lo" NULLS LAST, t2."born.decade_hi" NULLS LAST) AS "_row", t2."born.decade_lo" AS "born.decade_lo", t2."born.decade_hi" AS "born.decade_hi", COUNT(*) AS "count"
  FROM (
    SELECT CASE WHEN makeDate32(toYear(t1."born_hi") - toYear(t1."born_hi") % 10 + 9, 12, 31) = makeDate32(toYear(makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1)) - toYear(makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1)) % 10 + 9, 12, 31) THEN makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1) ELSE makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1) END AS "born.decade_lo", CASE WHEN makeDate32(toYear(t1."born_hi") - toYear(t1."born_hi") % 10 + 9, 12, 31) = makeDate32(toYear(makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1)) - toYear(makeDate32(toYear(t1."born_lo") - toYear(t1."born_lo") % 10, 1, 1)) % 10 + 9, 12, 31) THEN makeDate32(toYear(t1."born_hi") - toYear(t1."born_hi") % 10 + 9, 12, 31) ELSE makeDate32(toYear(t1."born_hi") - toYear(t1."born_hi") % 10 + 9, 12, 31) END AS "born.decade_hi"
    FROM "people" AS t1
  ) AS t2
  GROUP BY t2."born.decade_lo", t2."born.decade_hi"
) AS t3
ORDER BY t3."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE WHEN t3.`born.decade_hi` = LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(t3.`born.decade_lo`) - YEAR(t3.`born.decade_lo`) % 10, 1, 1), 119)) THEN DATE_FORMAT(t3.`born.decade_lo`, 'yyyy') || 's' WHEN CASE WHEN t3.`born.decade_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`born.decade_lo`, 'yyyy') END = CASE WHEN t3.`born.decade_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`born.decade_hi`, 'yyyy') END THEN CASE WHEN t3.`born.decade_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`born.decade_lo`, 'yyyy') END || ', decade unknown' ELSE CASE WHEN t3.`born.decade_lo` = DATE '0001-01-01' THEN '..' ELSE DATE_FORMAT(t3.`born.decade_lo`, 'yyyy') END || '/' || CASE WHEN t3.`born.decade_hi` = DATE '9999-12-31' THEN '..' ELSE DATE_FORMAT(t3.`born.decade_hi`, 'yyyy') END || ', decade unknown' END AS `born.decade`, t3.`count` AS `count`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t2.`born.decade_lo` NULLS LAST, t2.`born.decade_hi` NULLS LAST) AS `_row`, t2.`born.decade_lo` AS `born.decade_lo`, t2.`born.decade_hi` AS `born.decade_hi`, COUNT(*) AS `count`
  FROM (
    SELECT CASE WHEN LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(t1.`born_hi`) - YEAR(t1.`born_hi`) % 10, 1, 1), 119)) = LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END) - YEAR(CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END) % 10, 1, 1), 119)) THEN CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END ELSE CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END END AS `born.decade_lo`, CASE WHEN LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(t1.`born_hi`) - YEAR(t1.`born_hi`) % 10, 1, 1), 119)) = LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END) - YEAR(CASE WHEN t1.`born_lo` = DATE '0001-01-01' THEN t1.`born_lo` ELSE MAKE_DATE(YEAR(t1.`born_lo`) - YEAR(t1.`born_lo`) % 10, 1, 1) END) % 10, 1, 1), 119)) THEN LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(t1.`born_hi`) - YEAR(t1.`born_hi`) % 10, 1, 1), 119)) ELSE LAST_DAY(ADD_MONTHS(MAKE_DATE(YEAR(t1.`born_hi`) - YEAR(t1.`born_hi`) % 10, 1, 1), 119)) END AS `born.decade_hi`
    FROM `people` AS t1
  ) AS t2
  GROUP BY t2.`born.decade_lo`, t2.`born.decade_hi`
) AS t3
ORDER BY t3.`_row`;
