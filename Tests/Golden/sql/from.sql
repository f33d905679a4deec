-- statements from Kova

-- duckdb
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker" = 'Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN CONTAINS(COALESCE(n."name_words", n."id_words"), ' kova ') OR CONTAINS(a."alias_words", ' kova ') THEN 7 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN CONTAINS(COALESCE(n."name_words", n."id_words"), ' kova ') OR CONTAINS(a."alias_words", ' kova ') THEN 7 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker_fold" = 'kova'
  UNION ALL
  SELECT DISTINCT 9 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE CONTAINS(s."speaker_words", ' kova ')
), "_named1" AS (
  SELECT c."_value" AS "_value"
  FROM "_candidates1" AS c
  WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."speaker"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker" = 'Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN INSTR(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR INSTR(a."alias_words", ' kova ') > 0 THEN 7 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN INSTR(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR INSTR(a."alias_words", ' kova ') > 0 THEN 7 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker_fold" = 'kova'
  UNION ALL
  SELECT DISTINCT 9 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE INSTR(s."speaker_words", ' kova ') > 0
), "_named1" AS (
  SELECT c."_value" AS "_value"
  FROM "_candidates1" AS c
  WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."speaker"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker" = 'Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN STRPOS(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR STRPOS(a."alias_words", ' kova ') > 0 THEN 7 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN STRPOS(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR STRPOS(a."alias_words", ' kova ') > 0 THEN 7 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker_fold" = 'kova'
  UNION ALL
  SELECT DISTINCT 9 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE STRPOS(s."speaker_words", ' kova ') > 0
), "_named1" AS (
  SELECT c."_value" AS "_value"
  FROM "_candidates1" AS c
  WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."speaker"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker" = 'Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN position(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR position(a."alias_words", ' kova ') > 0 THEN 7 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Kova' THEN 1 WHEN n."name" = 'Kova' THEN 2 WHEN a."alias" = 'Kova' THEN 3 WHEN n."id_fold" = 'kova' THEN 4 WHEN n."name_fold" = 'kova' THEN 5 WHEN a."alias_fold" = 'kova' THEN 6 WHEN position(COALESCE(n."name_words", n."id_words"), ' kova ') > 0 OR position(a."alias_words", ' kova ') > 0 THEN 7 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE s."speaker_fold" = 'kova'
  UNION ALL
  SELECT DISTINCT 9 AS "_level", s."speaker" AS "_value"
  FROM "statements" AS s
  WHERE position(s."speaker_words", ' kova ') > 0
), "_named1" AS (
  SELECT c."_value" AS "_value"
  FROM "_candidates1" AS c
  WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."speaker"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_candidates1` AS (
  SELECT DISTINCT 0 AS `_level`, s.`speaker` AS `_value`
  FROM `statements` AS s
  WHERE s.`speaker` = 'Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n.`id` = 'Kova' THEN 1 WHEN n.`name` = 'Kova' THEN 2 WHEN a.`alias` = 'Kova' THEN 3 WHEN n.`id_fold` = 'kova' THEN 4 WHEN n.`name_fold` = 'kova' THEN 5 WHEN a.`alias_fold` = 'kova' THEN 6 WHEN CONTAINS(COALESCE(n.`name_words`, n.`id_words`), ' kova ') OR CONTAINS(a.`alias_words`, ' kova ') THEN 7 END) AS `_level`, n.`id` AS `_value`
  FROM `people` AS n
  LEFT JOIN `people_aliases` AS a ON a.`_row` = n.`_row`
  WHERE n.`id` IS NOT NULL
  GROUP BY n.`_row`, n.`id`
  HAVING MIN(CASE WHEN n.`id` = 'Kova' THEN 1 WHEN n.`name` = 'Kova' THEN 2 WHEN a.`alias` = 'Kova' THEN 3 WHEN n.`id_fold` = 'kova' THEN 4 WHEN n.`name_fold` = 'kova' THEN 5 WHEN a.`alias_fold` = 'kova' THEN 6 WHEN CONTAINS(COALESCE(n.`name_words`, n.`id_words`), ' kova ') OR CONTAINS(a.`alias_words`, ' kova ') THEN 7 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS `_level`, s.`speaker` AS `_value`
  FROM `statements` AS s
  WHERE s.`speaker_fold` = 'kova'
  UNION ALL
  SELECT DISTINCT 9 AS `_level`, s.`speaker` AS `_value`
  FROM `statements` AS s
  WHERE CONTAINS(s.`speaker_words`, ' kova ')
), `_named1` AS (
  SELECT c.`_value` AS `_value`
  FROM `_candidates1` AS c
  WHERE c.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates1` AS s) AND (c.`_level` IN (0, 8) OR (SELECT COUNT(*) FROM `_candidates1` AS r WHERE r.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates1` AS s)) = 1)
)
SELECT t1.`id` AS `id`, t1.`speaker` AS `speaker`, t1.`topic` AS `topic`, t1.`stance` AS `stance`, t1.`date_lo` AS `date_lo`, t1.`date_hi` AS `date_hi`, t1.`text` AS `text`, t1.`strength` AS `strength`
FROM `statements` AS t1
LEFT JOIN `_named1` AS t2 ON t2.`_value` = t1.`speaker`
WHERE t2.`_value` IS NOT NULL
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
