-- cases where any person.statements (date after case.detained) count

-- duckdb
WITH "_related1" AS (
  SELECT t2."_row" AS "_key", COUNT(CASE WHEN t4."date_lo" > t2."detained_hi" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t4."date_hi" <= t2."detained_lo", FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  JOIN "statements" AS t4 ON t4."speaker" = t3."id"
  GROUP BY t2."_row"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "people" AS t5 ON t5."id" = t1."person"
LEFT JOIN "_related1" AS t6 ON t6."_key" = t1."_row"
WHERE t5."_row" IS NOT NULL AND t6."_certain" >= 1;

-- sqlite
WITH "_related1" AS (
  SELECT t2."_row" AS "_key", COUNT(CASE WHEN t4."date_lo" > t2."detained_hi" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t4."date_hi" <= t2."detained_lo", FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  JOIN "statements" AS t4 ON t4."speaker" = t3."id"
  GROUP BY t2."_row"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "people" AS t5 ON t5."id" = t1."person"
LEFT JOIN "_related1" AS t6 ON t6."_key" = t1."_row"
WHERE t5."_row" IS NOT NULL AND t6."_certain" >= 1;

-- postgres
WITH "_related1" AS (
  SELECT t2."_row" AS "_key", COUNT(CASE WHEN t4."date_lo" > t2."detained_hi" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t4."date_hi" <= t2."detained_lo", FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  JOIN "statements" AS t4 ON t4."speaker" = t3."id"
  GROUP BY t2."_row"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "people" AS t5 ON t5."id" = t1."person"
LEFT JOIN "_related1" AS t6 ON t6."_key" = t1."_row"
WHERE t5."_row" IS NOT NULL AND t6."_certain" >= 1;

-- clickhouse
WITH "_related1" AS (
  SELECT t2."_row" AS "_key", COUNT(CASE WHEN t4."date_lo" > t2."detained_hi" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t4."date_hi" <= t2."detained_lo", FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t3 ON t3."id" = t2."person"
  JOIN "statements" AS t4 ON t4."speaker" = t3."id"
  GROUP BY t2."_row"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "people" AS t5 ON t5."id" = t1."person"
LEFT JOIN "_related1" AS t6 ON t6."_key" = t1."_row"
WHERE t5."_row" IS NOT NULL AND t6."_certain" >= 1
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`_row` AS `_key`, COUNT(CASE WHEN t4.`date_lo` > t2.`detained_hi` THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t4.`date_hi` <= t2.`detained_lo`, FALSE) THEN 1 END) AS `_possible`
  FROM `cases` AS t2
  LEFT JOIN `people` AS t3 ON t3.`id` = t2.`person`
  JOIN `statements` AS t4 ON t4.`speaker` = t3.`id`
  GROUP BY t2.`_row`
)
SELECT COUNT(*) AS `count`
FROM `cases` AS t1
LEFT JOIN `people` AS t5 ON t5.`id` = t1.`person`
LEFT JOIN `_related1` AS t6 ON t6.`_key` = t1.`_row`
WHERE t5.`_row` IS NOT NULL AND t6.`_certain` >= 1;
