-- cases show id, released - detained as time, detained + 10 days as later

-- duckdb
SELECT t1."id" AS "id", (t1."released_lo" - t1."detained_hi") AS "time_lo", (t1."released_hi" - t1."detained_lo") AS "time_hi", t1."released_none" AS "time_none", CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE (t1."detained_lo" + 10) END AS "later_lo", CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE (t1."detained_hi" + 10) END AS "later_hi"
FROM "cases" AS t1
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", CAST(JULIANDAY(t1."released_lo") - JULIANDAY(t1."detained_hi") AS INTEGER) AS "time_lo", CAST(JULIANDAY(t1."released_hi") - JULIANDAY(t1."detained_lo") AS INTEGER) AS "time_hi", t1."released_none" AS "time_none", CASE WHEN t1."detained_lo" IN ('0001-01-01', '9999-12-31') THEN t1."detained_lo" ELSE DATE(t1."detained_lo", '10 days') END AS "later_lo", CASE WHEN t1."detained_hi" IN ('0001-01-01', '9999-12-31') THEN t1."detained_hi" ELSE DATE(t1."detained_hi", '10 days') END AS "later_hi"
FROM "cases" AS t1
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", (t1."released_lo" - t1."detained_hi") AS "time_lo", (t1."released_hi" - t1."detained_lo") AS "time_hi", t1."released_none" AS "time_none", CASE WHEN t1."detained_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_lo" ELSE (t1."detained_lo" + 10) END AS "later_lo", CASE WHEN t1."detained_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1."detained_hi" ELSE (t1."detained_hi" + 10) END AS "later_hi"
FROM "cases" AS t1
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", dateDiff('day', t1."detained_hi", t1."released_lo") AS "time_lo", dateDiff('day', t1."detained_lo", t1."released_hi") AS "time_hi", t1."released_none" AS "time_none", CASE WHEN t1."detained_lo" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_lo" ELSE addDays(t1."detained_lo", 10) END AS "later_lo", CASE WHEN t1."detained_hi" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t1."detained_hi" ELSE addDays(t1."detained_hi", 10) END AS "later_hi"
FROM "cases" AS t1
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, DATEDIFF(t1.`released_lo`, t1.`detained_hi`) AS `time_lo`, DATEDIFF(t1.`released_hi`, t1.`detained_lo`) AS `time_hi`, t1.`released_none` AS `time_none`, CASE WHEN t1.`detained_lo` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_lo` ELSE DATE_ADD(t1.`detained_lo`, 10) END AS `later_lo`, CASE WHEN t1.`detained_hi` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t1.`detained_hi` ELSE DATE_ADD(t1.`detained_hi`, 10) END AS `later_hi`
FROM `cases` AS t1
ORDER BY t1.`_row`;
