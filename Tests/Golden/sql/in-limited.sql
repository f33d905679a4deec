-- statements where speaker in (from cases where bail > 2 show person first 3)

-- duckdb
WITH "_members1" AS (
  SELECT t3."person" AS "_value", MAX(CASE WHEN t3."_sure" AND t3."_place" <= 3 THEN 1 ELSE 0 END) AS "_certain"
  FROM (
    SELECT COALESCE(t2."bail" > 2, FALSE) AS "_sure", ROW_NUMBER() OVER (PARTITION BY COALESCE(t2."bail" > 2, FALSE) ORDER BY t2."_row") AS "_place", t2."person" AS "person"
    FROM "cases" AS t2
    WHERE NOT COALESCE(t2."bail" <= 2, FALSE)
  ) AS t3
  WHERE NOT (t3."_sure" AND NOT (t3."_place" <= 3))
  GROUP BY t3."person"
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t4 ON t4."_value" = t1."speaker"
WHERE t4."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_members1" AS (
  SELECT t3."person" AS "_value", MAX(CASE WHEN t3."_sure" AND t3."_place" <= 3 THEN 1 ELSE 0 END) AS "_certain"
  FROM (
    SELECT COALESCE(t2."bail" > 2, FALSE) AS "_sure", ROW_NUMBER() OVER (PARTITION BY COALESCE(t2."bail" > 2, FALSE) ORDER BY t2."_row") AS "_place", t2."person" AS "person"
    FROM "cases" AS t2
    WHERE NOT COALESCE(t2."bail" <= 2, FALSE)
  ) AS t3
  WHERE NOT (t3."_sure" AND NOT (t3."_place" <= 3))
  GROUP BY t3."person"
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t4 ON t4."_value" = t1."speaker"
WHERE t4."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_members1" AS (
  SELECT t3."person" AS "_value", MAX(CASE WHEN t3."_sure" AND t3."_place" <= 3 THEN 1 ELSE 0 END) AS "_certain"
  FROM (
    SELECT COALESCE(t2."bail" > 2, FALSE) AS "_sure", ROW_NUMBER() OVER (PARTITION BY COALESCE(t2."bail" > 2, FALSE) ORDER BY t2."_row") AS "_place", t2."person" AS "person"
    FROM "cases" AS t2
    WHERE NOT COALESCE(t2."bail" <= 2, FALSE)
  ) AS t3
  WHERE NOT (t3."_sure" AND NOT (t3."_place" <= 3))
  GROUP BY t3."person"
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t4 ON t4."_value" = t1."speaker"
WHERE t4."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_members1" AS (
  SELECT t3."person" AS "_value", MAX(CASE WHEN t3."_sure" AND t3."_place" <= 3 THEN 1 ELSE 0 END) AS "_certain"
  FROM (
    SELECT COALESCE(t2."bail" > 2, FALSE) AS "_sure", ROW_NUMBER() OVER (PARTITION BY COALESCE(t2."bail" > 2, FALSE) ORDER BY t2."_row") AS "_place", t2."person" AS "person"
    FROM "cases" AS t2
    WHERE NOT COALESCE(t2."bail" <= 2, FALSE)
  ) AS t3
  WHERE NOT (t3."_sure" AND NOT (t3."_place" <= 3))
  GROUP BY t3."person"
)
SELECT t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t4 ON t4."_value" = t1."speaker"
WHERE t4."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_members1` AS (
  SELECT t3.`person` AS `_value`, MAX(CASE WHEN t3.`_sure` AND t3.`_place` <= 3 THEN 1 ELSE 0 END) AS `_certain`
  FROM (
    SELECT COALESCE(t2.`bail` > 2, FALSE) AS `_sure`, ROW_NUMBER() OVER (PARTITION BY COALESCE(t2.`bail` > 2, FALSE) ORDER BY t2.`_row`) AS `_place`, t2.`person` AS `person`
    FROM `cases` AS t2
    WHERE NOT COALESCE(t2.`bail` <= 2, FALSE)
  ) AS t3
  WHERE NOT (t3.`_sure` AND NOT (t3.`_place` <= 3))
  GROUP BY t3.`person`
)
SELECT t1.`id` AS `id`, t1.`speaker` AS `speaker`, t1.`topic` AS `topic`, t1.`stance` AS `stance`, t1.`date_lo` AS `date_lo`, t1.`date_hi` AS `date_hi`, t1.`text` AS `text`, t1.`strength` AS `strength`
FROM `statements` AS t1
LEFT JOIN `_members1` AS t4 ON t4.`_value` = t1.`speaker`
WHERE t4.`_certain` = 1
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
