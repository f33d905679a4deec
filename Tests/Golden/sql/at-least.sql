-- people where at least 2 cases (detained after person.born + 30 years)

-- duckdb
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."detained_lo" > CASE WHEN t3."born_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3."born_hi" ELSE CAST(t3."born_hi" + INTERVAL '360 months' AS DATE) END THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."detained_hi" <= CASE WHEN t3."born_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3."born_lo" ELSE CAST(t3."born_lo" + INTERVAL '360 months' AS DATE) END, FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  GROUP BY t2."person"
)
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
LEFT JOIN "_related1" AS t4 ON t4."_key" = t1."id"
WHERE t4."_certain" >= 2
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."detained_lo" > CASE WHEN t3."born_hi" IN ('0001-01-01', '9999-12-31') THEN t3."born_hi" ELSE MIN(DATE(t3."born_hi", 'start of month', '360 months', (STRFTIME('%d', t3."born_hi") - 1) || ' days'), DATE(t3."born_hi", 'start of month', '360 months', '1 months', '-1 days')) END THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."detained_hi" <= CASE WHEN t3."born_lo" IN ('0001-01-01', '9999-12-31') THEN t3."born_lo" ELSE MIN(DATE(t3."born_lo", 'start of month', '360 months', (STRFTIME('%d', t3."born_lo") - 1) || ' days'), DATE(t3."born_lo", 'start of month', '360 months', '1 months', '-1 days')) END, FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  GROUP BY t2."person"
)
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
LEFT JOIN "_related1" AS t4 ON t4."_key" = t1."id"
WHERE t4."_certain" >= 2
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."detained_lo" > CASE WHEN t3."born_hi" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3."born_hi" ELSE CAST(t3."born_hi" + INTERVAL '360 months' AS DATE) END THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."detained_hi" <= CASE WHEN t3."born_lo" IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3."born_lo" ELSE CAST(t3."born_lo" + INTERVAL '360 months' AS DATE) END, FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  GROUP BY t2."person"
)
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
LEFT JOIN "_related1" AS t4 ON t4."_key" = t1."id"
WHERE t4."_certain" >= 2
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."detained_lo" > CASE WHEN t3."born_hi" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t3."born_hi" ELSE addMonths(t3."born_hi", 360) END THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."detained_hi" <= CASE WHEN t3."born_lo" IN (toDate32('1900-01-01'), toDate32('2299-12-31')) THEN t3."born_lo" ELSE addMonths(t3."born_lo", 360) END, FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  GROUP BY t2."person"
)
SELECT t1."id" AS "id", t1."name" AS "name", t1."aliases" AS "aliases", t1."faction" AS "faction", t1."born_lo" AS "born_lo", t1."born_hi" AS "born_hi"
FROM "people" AS t1
LEFT JOIN "_related1" AS t4 ON t4."_key" = t1."id"
WHERE t4."_certain" >= 2
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`person` AS `_key`, COUNT(CASE WHEN t2.`detained_lo` > CASE WHEN t3.`born_hi` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3.`born_hi` ELSE ADD_MONTHS(t3.`born_hi`, 360) END THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t2.`detained_hi` <= CASE WHEN t3.`born_lo` IN (DATE '0001-01-01', DATE '9999-12-31') THEN t3.`born_lo` ELSE ADD_MONTHS(t3.`born_lo`, 360) END, FALSE) THEN 1 END) AS `_possible`
  FROM `cases` AS t2
  LEFT JOIN `people` AS t3 ON t3.`id` = t2.`person`
  GROUP BY t2.`person`
)
SELECT t1.`id` AS `id`, t1.`name` AS `name`, t1.`aliases` AS `aliases`, t1.`faction` AS `faction`, t1.`born_lo` AS `born_lo`, t1.`born_hi` AS `born_hi`
FROM `people` AS t1
LEFT JOIN `_related1` AS t4 ON t4.`_key` = t1.`id`
WHERE t4.`_certain` >= 2
ORDER BY t1.`born_lo` NULLS LAST, t1.`born_hi` NULLS LAST, t1.`_row`;
