-- people where any cases (minor and any person.statements (strength > 1)) count

-- duckdb
WITH "_related1" AS (
  SELECT t3."speaker" AS "_key", COUNT(CASE WHEN t3."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t3."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t3
  GROUP BY t3."speaker"
), "_related2" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."minor" AND t4."_row" IS NOT NULL AND t5."_certain" >= 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(NOT t2."minor" OR (t4."_row" IS NOT NULL AND COALESCE(t5."_possible", 0) < 1), FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t4 ON t4."id" = t2."person"
  LEFT JOIN "_related1" AS t5 ON t5."_key" = t4."id"
  GROUP BY t2."person"
)
SELECT COUNT(*) AS "count"
FROM "people" AS t1
LEFT JOIN "_related2" AS t6 ON t6."_key" = t1."id"
WHERE t6."_certain" >= 1;

-- sqlite
WITH "_related1" AS (
  SELECT t3."speaker" AS "_key", COUNT(CASE WHEN t3."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t3."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t3
  GROUP BY t3."speaker"
), "_related2" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."minor" AND t4."_row" IS NOT NULL AND t5."_certain" >= 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(NOT t2."minor" OR (t4."_row" IS NOT NULL AND COALESCE(t5."_possible", 0) < 1), FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t4 ON t4."id" = t2."person"
  LEFT JOIN "_related1" AS t5 ON t5."_key" = t4."id"
  GROUP BY t2."person"
)
SELECT COUNT(*) AS "count"
FROM "people" AS t1
LEFT JOIN "_related2" AS t6 ON t6."_key" = t1."id"
WHERE t6."_certain" >= 1;

-- postgres
WITH "_related1" AS (
  SELECT t3."speaker" AS "_key", COUNT(CASE WHEN t3."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t3."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t3
  GROUP BY t3."speaker"
), "_related2" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."minor" AND t4."_row" IS NOT NULL AND t5."_certain" >= 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(NOT t2."minor" OR (t4."_row" IS NOT NULL AND COALESCE(t5."_possible", 0) < 1), FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t4 ON t4."id" = t2."person"
  LEFT JOIN "_related1" AS t5 ON t5."_key" = t4."id"
  GROUP BY t2."person"
)
SELECT COUNT(*) AS "count"
FROM "people" AS t1
LEFT JOIN "_related2" AS t6 ON t6."_key" = t1."id"
WHERE t6."_certain" >= 1;

-- clickhouse
WITH "_related1" AS (
  SELECT t3."speaker" AS "_key", COUNT(CASE WHEN t3."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t3."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t3
  GROUP BY t3."speaker"
), "_related2" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."minor" AND t4."_row" IS NOT NULL AND t5."_certain" >= 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(NOT t2."minor" OR (t4."_row" IS NOT NULL AND COALESCE(t5."_possible", 0) < 1), FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  LEFT JOIN "people" AS t4 ON t4."id" = t2."person"
  LEFT JOIN "_related1" AS t5 ON t5."_key" = t4."id"
  GROUP BY t2."person"
)
SELECT COUNT(*) AS "count"
FROM "people" AS t1
LEFT JOIN "_related2" AS t6 ON t6."_key" = t1."id"
WHERE t6."_certain" >= 1
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t3.`speaker` AS `_key`, COUNT(CASE WHEN t3.`strength` > 1 THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t3.`strength` <= 1, FALSE) THEN 1 END) AS `_possible`
  FROM `statements` AS t3
  GROUP BY t3.`speaker`
), `_related2` AS (
  SELECT t2.`person` AS `_key`, COUNT(CASE WHEN t2.`minor` AND t4.`_row` IS NOT NULL AND t5.`_certain` >= 1 THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(NOT t2.`minor` OR (t4.`_row` IS NOT NULL AND COALESCE(t5.`_possible`, 0) < 1), FALSE) THEN 1 END) AS `_possible`
  FROM `cases` AS t2
  LEFT JOIN `people` AS t4 ON t4.`id` = t2.`person`
  LEFT JOIN `_related1` AS t5 ON t5.`_key` = t4.`id`
  GROUP BY t2.`person`
)
SELECT COUNT(*) AS `count`
FROM `people` AS t1
LEFT JOIN `_related2` AS t6 ON t6.`_key` = t1.`id`
WHERE t6.`_certain` >= 1;
