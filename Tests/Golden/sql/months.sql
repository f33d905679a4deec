-- cases where released within 3 months of detained show id, detained + 1 year as d

-- duckdb
SELECT t1."id" AS "id", CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE CAST(t1."detained_lo" + INTERVAL '12 months' AS DATE) END AS "d_lo", CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE CAST(t1."detained_hi" + INTERVAL '12 months' AS DATE) END AS "d_hi"
FROM "cases" AS t1
WHERE t1."released_lo" >= CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE CAST(t1."detained_hi" + INTERVAL '-3 months' AS DATE) END AND t1."released_hi" <= CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE CAST(t1."detained_lo" + INTERVAL '3 months' AS DATE) END
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", CASE WHEN t1."detained_lo" IN ('0001-01-01', '9999-12-31') THEN t1."detained_lo" ELSE MIN(DATE(t1."detained_lo", 'start of month', '12 months', (STRFTIME('%d', t1."detained_lo") - 1) || ' days'), DATE(t1."detained_lo", 'start of month', '12 months', '1 months', '-1 days')) END AS "d_lo", CASE WHEN t1."detained_hi" IN ('0001-01-01', '9999-12-31') THEN t1."detained_hi" ELSE MIN(DATE(t1."detained_hi", 'start of month', '12 months', (STRFTIME('%d', t1."detained_hi") - 1) || ' days'), DATE(t1."detained_hi", 'start of month', '12 months', '1 months', '-1 days')) END AS "d_hi"
FROM "cases" AS t1
WHERE t1."released_lo" >= CASE WHEN t1."detained_hi" IN ('0001-01-01', '9999-12-31') THEN t1."detained_hi" ELSE MIN(DATE(t1."detained_hi", 'start of month', '-3 months', (STRFTIME('%d', t1."detained_hi") - 1) || ' days'), DATE(t1."detained_hi", 'start of month', '-3 months', '1 months', '-1 days')) END AND t1."released_hi" <= CASE WHEN t1."detained_lo" IN ('0001-01-01', '9999-12-31') THEN t1."detained_lo" ELSE MIN(DATE(t1."detained_lo", 'start of month', '3 months', (STRFTIME('%d', t1."detained_lo") - 1) || ' days'), DATE(t1."detained_lo", 'start of month', '3 months', '1 months', '-1 days')) END
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE CAST(t1."detained_lo" + INTERVAL '12 months' AS DATE) END AS "d_lo", CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE CAST(t1."detained_hi" + INTERVAL '12 months' AS DATE) END AS "d_hi"
FROM "cases" AS t1
WHERE t1."released_lo" >= CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE CAST(t1."detained_hi" + INTERVAL '-3 months' AS DATE) END AND t1."released_hi" <= CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE CAST(t1."detained_lo" + INTERVAL '3 months' AS DATE) END
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", CASE WHEN t1."detained_lo" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_lo" ELSE addMonths(t1."detained_lo", 12) END AS "d_lo", CASE WHEN t1."detained_hi" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_hi" ELSE addMonths(t1."detained_hi", 12) END AS "d_hi"
FROM "cases" AS t1
WHERE t1."released_lo" >= CASE WHEN t1."detained_hi" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_hi" ELSE addMonths(t1."detained_hi", -3) END AND t1."released_hi" <= CASE WHEN t1."detained_lo" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_lo" ELSE addMonths(t1."detained_lo", 3) END
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, CASE WHEN t1.`detained_lo` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_lo` ELSE ADD_MONTHS(t1.`detained_lo`, 12) END AS `d_lo`, CASE WHEN t1.`detained_hi` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_hi` ELSE ADD_MONTHS(t1.`detained_hi`, 12) END AS `d_hi`
FROM `cases` AS t1
WHERE t1.`released_lo` >= CASE WHEN t1.`detained_hi` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_hi` ELSE ADD_MONTHS(t1.`detained_hi`, -3) END AND t1.`released_hi` <= CASE WHEN t1.`detained_lo` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_lo` ELSE ADD_MONTHS(t1.`detained_lo`, 3) END
ORDER BY t1.`_row`;
