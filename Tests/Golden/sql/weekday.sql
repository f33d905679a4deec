-- cases count by detained.weekday

-- duckdb
SELECT CASE t2."detained.weekday" WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' WHEN 7 THEN 'sunday' END AS "detained.weekday", COUNT(*) AS "count"
FROM (
  SELECT CASE WHEN t1."detained_lo" = t1."detained_hi" THEN ISODOW(t1."detained_lo") END AS "detained.weekday"
  FROM "cases" AS t1
) AS t2
GROUP BY t2."detained.weekday"
ORDER BY t2."detained.weekday" NULLS LAST;

-- sqlite
SELECT CASE t2."detained.weekday" WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' WHEN 7 THEN 'sunday' END AS "detained.weekday", COUNT(*) AS "count"
FROM (
  SELECT CASE WHEN t1."detained_lo" = t1."detained_hi" THEN ((STRFTIME('%w', t1."detained_lo") + 6) % 7 + 1) END AS "detained.weekday"
  FROM "cases" AS t1
) AS t2
GROUP BY t2."detained.weekday"
ORDER BY t2."detained.weekday" NULLS LAST;

-- postgres
SELECT CASE t2."detained.weekday" WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' WHEN 7 THEN 'sunday' END AS "detained.weekday", COUNT(*) AS "count"
FROM (
  SELECT CASE WHEN t1."detained_lo" = t1."detained_hi" THEN CAST(EXTRACT(ISODOW FROM t1."detained_lo") AS BIGINT) END AS "detained.weekday"
  FROM "cases" AS t1
) AS t2
GROUP BY t2."detained.weekday"
ORDER BY t2."detained.weekday" NULLS LAST;

-- clickhouse
SELECT CASE t2."detained.weekday" WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' WHEN 7 THEN 'sunday' END AS "detained.weekday", COUNT(*) AS "count"
FROM (
  SELECT CASE WHEN t1."detained_lo" = t1."detained_hi" THEN toDayOfWeek(t1."detained_lo") END AS "detained.weekday"
  FROM "cases" AS t1
) AS t2
GROUP BY t2."detained.weekday"
ORDER BY t2."detained.weekday" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT CASE t2.`detained.weekday` WHEN 1 THEN 'monday' WHEN 2 THEN 'tuesday' WHEN 3 THEN 'wednesday' WHEN 4 THEN 'thursday' WHEN 5 THEN 'friday' WHEN 6 THEN 'saturday' WHEN 7 THEN 'sunday' END AS `detained.weekday`, COUNT(*) AS `count`
FROM (
  SELECT CASE WHEN t1.`detained_lo` = t1.`detained_hi` THEN (WEEKDAY(t1.`detained_lo`) + 1) END AS `detained.weekday`
  FROM `cases` AS t1
) AS t2
GROUP BY t2.`detained.weekday`
ORDER BY t2.`detained.weekday` NULLS LAST;
