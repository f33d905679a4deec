-- cases where not months in (from statements show strength) count

-- duckdb
WITH "_members1" AS (
  SELECT t2."strength" AS "_value", 1 AS "_certain"
  FROM "statements" AS t2
  GROUP BY t2."strength"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."months"
WHERE t1."months_none" OR (SELECT COUNT(*) FROM "_members1" AS s) = 0 OR (t1."months" IS NOT NULL AND t3."_certain" IS NULL AND (SELECT COUNT(*) FROM "_members1" AS s WHERE s."_value" IS NULL) = 0);

-- sqlite
WITH "_members1" AS (
  SELECT t2."strength" AS "_value", 1 AS "_certain"
  FROM "statements" AS t2
  GROUP BY t2."strength"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."months"
WHERE t1."months_none" OR (SELECT COUNT(*) FROM "_members1" AS s) = 0 OR (t1."months" IS NOT NULL AND t3."_certain" IS NULL AND (SELECT COUNT(*) FROM "_members1" AS s WHERE s."_value" IS NULL) = 0);

-- postgres
WITH "_members1" AS (
  SELECT t2."strength" AS "_value", 1 AS "_certain"
  FROM "statements" AS t2
  GROUP BY t2."strength"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."months"
WHERE t1."months_none" OR (SELECT COUNT(*) FROM "_members1" AS s) = 0 OR (t1."months" IS NOT NULL AND t3."_certain" IS NULL AND (SELECT COUNT(*) FROM "_members1" AS s WHERE s."_value" IS NULL) = 0);

-- clickhouse
WITH "_members1" AS (
  SELECT t2."strength" AS "_value", 1 AS "_certain"
  FROM "statements" AS t2
  GROUP BY t2."strength"
)
SELECT COUNT(*) AS "count"
FROM "cases" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."months"
WHERE t1."months_none" OR (SELECT COUNT(*) FROM "_members1" AS s) = 0 OR (t1."months" IS NOT NULL AND t3."_certain" IS NULL AND (SELECT COUNT(*) FROM "_members1" AS s WHERE s."_value" IS NULL) = 0)
SETTINGS join_use_nulls = 1;

-- spark
WITH `_members1` AS (
  SELECT t2.`strength` AS `_value`, 1 AS `_certain`
  FROM `statements` AS t2
  GROUP BY t2.`strength`
)
SELECT COUNT(*) AS `count`
FROM `cases` AS t1
LEFT JOIN `_members1` AS t3 ON t3.`_value` = t1.`months`
WHERE t1.`months_none` OR (SELECT COUNT(*) FROM `_members1` AS s) = 0 OR (t1.`months` IS NOT NULL AND t3.`_certain` IS NULL AND (SELECT COUNT(*) FROM `_members1` AS s WHERE s.`_value` IS NULL) = 0);
