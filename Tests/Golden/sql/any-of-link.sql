-- cases where no person.statements (strength > 1) show id

-- duckdb
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "people" AS t3 ON t3."id" = t1."person"
LEFT JOIN "_related1" AS t4 ON t4."_key" = t3."id"
WHERE t3."_row" IS NOT NULL AND COALESCE(t4."_possible", 0) < 1
ORDER BY t1."_row";

-- sqlite
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "people" AS t3 ON t3."id" = t1."person"
LEFT JOIN "_related1" AS t4 ON t4."_key" = t3."id"
WHERE t3."_row" IS NOT NULL AND COALESCE(t4."_possible", 0) < 1
ORDER BY t1."_row";

-- postgres
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "people" AS t3 ON t3."id" = t1."person"
LEFT JOIN "_related1" AS t4 ON t4."_key" = t3."id"
WHERE t3."_row" IS NOT NULL AND COALESCE(t4."_possible", 0) < 1
ORDER BY t1."_row";

-- clickhouse
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."strength" > 1 THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."strength" <= 1, FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "people" AS t3 ON t3."id" = t1."person"
LEFT JOIN "_related1" AS t4 ON t4."_key" = t3."id"
WHERE t3."_row" IS NOT NULL AND COALESCE(t4."_possible", 0) < 1
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`speaker` AS `_key`, COUNT(CASE WHEN t2.`strength` > 1 THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t2.`strength` <= 1, FALSE) THEN 1 END) AS `_possible`
  FROM `statements` AS t2
  GROUP BY t2.`speaker`
)
SELECT t1.`id` AS `id`
FROM `cases` AS t1
LEFT JOIN `people` AS t3 ON t3.`id` = t1.`person`
LEFT JOIN `_related1` AS t4 ON t4.`_key` = t3.`id`
WHERE t3.`_row` IS NOT NULL AND COALESCE(t4.`_possible`, 0) < 1
ORDER BY t1.`_row`;
