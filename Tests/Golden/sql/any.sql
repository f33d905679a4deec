-- people where any statements (stance = oppose) show id

-- duckdb
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')) THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT (t2."stance" IS NOT NULL AND NOT COALESCE(t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')), FALSE)) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE t3."_certain" >= 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')) THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT (t2."stance" IS NOT NULL AND NOT COALESCE(t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')), FALSE)) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE t3."_certain" >= 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')) THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT (t2."stance" IS NOT NULL AND NOT COALESCE(t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')), FALSE)) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE t3."_certain" >= 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')) THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT (t2."stance" IS NOT NULL AND NOT COALESCE(t2."stance" = 'oppose' OR (t2."stance_fold" = 'oppose' AND NOT EXISTS (SELECT 1 FROM "statements" AS s WHERE s."stance" = 'oppose')), FALSE)) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE t3."_certain" >= 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`speaker` AS `_key`, COUNT(CASE WHEN t2.`stance` = 'oppose' OR (t2.`stance_fold` = 'oppose' AND NOT EXISTS (SELECT 1 FROM `statements` AS s WHERE s.`stance` = 'oppose')) THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT (t2.`stance` IS NOT NULL AND NOT COALESCE(t2.`stance` = 'oppose' OR (t2.`stance_fold` = 'oppose' AND NOT EXISTS (SELECT 1 FROM `statements` AS s WHERE s.`stance` = 'oppose')), FALSE)) THEN 1 END) AS `_possible`
  FROM `statements` AS t2
  GROUP BY t2.`speaker`
)
SELECT t1.`id` AS `id`
FROM `people` AS t1
LEFT JOIN `_related1` AS t3 ON t3.`_key` = t1.`id`
WHERE t3.`_certain` >= 1
ORDER BY t1.`born_lo` NULLS LAST, t1.`born_hi` NULLS LAST, t1.`_row`;
