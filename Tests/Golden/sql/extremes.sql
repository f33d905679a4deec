-- cases least detained, greatest region, least minor

-- duckdb
SELECT MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_lo", MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_hi", MAX(t1."region") AS "greatest_region", MIN(t1."minor") AS "least_minor"
FROM "cases" AS t1;

-- sqlite
SELECT MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_lo", MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_hi", MAX(t1."region") AS "greatest_region", MIN(t1."minor") AS "least_minor"
FROM "cases" AS t1;

-- postgres
SELECT MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_lo", MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_hi", MAX(t1."region" COLLATE "C") AS "greatest_region", BOOL_AND(t1."minor") AS "least_minor"
FROM "cases" AS t1;

-- clickhouse
SELECT MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_lo", MIN(CASE WHEN t1."detained_lo" = t1."detained_hi" THEN t1."detained_lo" END) AS "least_detained_hi", MAX(t1."region") AS "greatest_region", min(t1."minor") AS "least_minor"
FROM "cases" AS t1
SETTINGS join_use_nulls = 1;

-- spark
SELECT MIN(CASE WHEN t1.`detained_lo` = t1.`detained_hi` THEN t1.`detained_lo` END) AS `least_detained_lo`, MIN(CASE WHEN t1.`detained_lo` = t1.`detained_hi` THEN t1.`detained_lo` END) AS `least_detained_hi`, MAX(t1.`region`) AS `greatest_region`, MIN(t1.`minor`) AS `least_minor`
FROM `cases` AS t1;
