-- cases show id, age(person.born, detained) as years

-- duckdb
SELECT t1."id" AS "id", CASE WHEN (YEAR(t1."detained_hi") - YEAR(t2."born_lo") - CASE WHEN STRFTIME(t1."detained_hi", '%m-%d') < STRFTIME(t2."born_lo", '%m-%d') THEN 1 ELSE 0 END) = (YEAR(t1."detained_lo") - YEAR(t2."born_hi") - CASE WHEN STRFTIME(t1."detained_lo", '%m-%d') < STRFTIME(t2."born_hi", '%m-%d') THEN 1 ELSE 0 END) AND t2."born_lo" <> DATE '0001-01-01' AND t2."born_hi" <> DATE '9999-12-31' AND t1."detained_lo" <> DATE '0001-01-01' AND t1."detained_hi" <> DATE '9999-12-31' THEN (YEAR(t1."detained_hi") - YEAR(t2."born_lo") - CASE WHEN STRFTIME(t1."detained_hi", '%m-%d') < STRFTIME(t2."born_lo", '%m-%d') THEN 1 ELSE 0 END) END AS "years"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", CASE WHEN (CAST(STRFTIME('%Y', t1."detained_hi") AS INTEGER) - CAST(STRFTIME('%Y', t2."born_lo") AS INTEGER) - CASE WHEN STRFTIME('%m-%d', t1."detained_hi") < STRFTIME('%m-%d', t2."born_lo") THEN 1 ELSE 0 END) = (CAST(STRFTIME('%Y', t1."detained_lo") AS INTEGER) - CAST(STRFTIME('%Y', t2."born_hi") AS INTEGER) - CASE WHEN STRFTIME('%m-%d', t1."detained_lo") < STRFTIME('%m-%d', t2."born_hi") THEN 1 ELSE 0 END) AND t2."born_lo" <> '0001-01-01' AND t2."born_hi" <> '9999-12-31' AND t1."detained_lo" <> '0001-01-01' AND t1."detained_hi" <> '9999-12-31' THEN (CAST(STRFTIME('%Y', t1."detained_hi") AS INTEGER) - CAST(STRFTIME('%Y', t2."born_lo") AS INTEGER) - CASE WHEN STRFTIME('%m-%d', t1."detained_hi") < STRFTIME('%m-%d', t2."born_lo") THEN 1 ELSE 0 END) END AS "years"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", CASE WHEN (CAST(EXTRACT(YEAR FROM t1."detained_hi") AS BIGINT) - CAST(EXTRACT(YEAR FROM t2."born_lo") AS BIGINT) - CASE WHEN TO_CHAR(t1."detained_hi", 'MM-DD') COLLATE "C" < TO_CHAR(t2."born_lo", 'MM-DD') COLLATE "C" THEN 1 ELSE 0 END) = (CAST(EXTRACT(YEAR FROM t1."detained_lo") AS BIGINT) - CAST(EXTRACT(YEAR FROM t2."born_hi") AS BIGINT) - CASE WHEN TO_CHAR(t1."detained_lo", 'MM-DD') COLLATE "C" < TO_CHAR(t2."born_hi", 'MM-DD') COLLATE "C" THEN 1 ELSE 0 END) AND t2."born_lo" <> DATE '0001-01-01' AND t2."born_hi" <> DATE '9999-12-31' AND t1."detained_lo" <> DATE '0001-01-01' AND t1."detained_hi" <> DATE '9999-12-31' THEN (CAST(EXTRACT(YEAR FROM t1."detained_hi") AS BIGINT) - CAST(EXTRACT(YEAR FROM t2."born_lo") AS BIGINT) - CASE WHEN TO_CHAR(t1."detained_hi", 'MM-DD') COLLATE "C" < TO_CHAR(t2."born_lo", 'MM-DD') COLLATE "C" THEN 1 ELSE 0 END) END AS "years"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", CASE WHEN (toYear(t1."detained_hi") - toYear(t2."born_lo") - CASE WHEN formatDateTime(t1."detained_hi", '%m-%d') < formatDateTime(t2."born_lo", '%m-%d') THEN 1 ELSE 0 END) = (toYear(t1."detained_lo") - toYear(t2."born_hi") - CASE WHEN formatDateTime(t1."detained_lo", '%m-%d') < formatDateTime(t2."born_hi", '%m-%d') THEN 1 ELSE 0 END) AND t2."born_lo" <> toDate32('1900-01-01') AND t2."born_hi" <> toDate32('2299-12-31') AND t1."detained_lo" <> toDate32('1900-01-01') AND t1."detained_hi" <> toDate32('2299-12-31') THEN (toYear(t1."detained_hi") - toYear(t2."born_lo") - CASE WHEN formatDateTime(t1."detained_hi", '%m-%d') < formatDateTime(t2."born_lo", '%m-%d') THEN 1 ELSE 0 END) END AS "years"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, CASE WHEN (YEAR(t1.`detained_hi`) - YEAR(t2.`born_lo`) - CASE WHEN DATE_FORMAT(t1.`detained_hi`, 'MM-dd') < DATE_FORMAT(t2.`born_lo`, 'MM-dd') THEN 1 ELSE 0 END) = (YEAR(t1.`detained_lo`) - YEAR(t2.`born_hi`) - CASE WHEN DATE_FORMAT(t1.`detained_lo`, 'MM-dd') < DATE_FORMAT(t2.`born_hi`, 'MM-dd') THEN 1 ELSE 0 END) AND t2.`born_lo` <> DATE '0001-01-01' AND t2.`born_hi` <> DATE '9999-12-31' AND t1.`detained_lo` <> DATE '0001-01-01' AND t1.`detained_hi` <> DATE '9999-12-31' THEN (YEAR(t1.`detained_hi`) - YEAR(t2.`born_lo`) - CASE WHEN DATE_FORMAT(t1.`detained_hi`, 'MM-dd') < DATE_FORMAT(t2.`born_lo`, 'MM-dd') THEN 1 ELSE 0 END) END AS `years`
FROM `cases` AS t1
LEFT JOIN `people` AS t2 ON t2.`id` = t1.`person`
ORDER BY t1.`_row`;
