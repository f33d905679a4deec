-- statements where speaker in (from cases where minor show person) show id

-- duckdb
WITH "_members1" AS (
  SELECT t2."person" AS "_value", MAX(CASE WHEN t2."minor" THEN 1 ELSE 0 END) AS "_certain"
  FROM "cases" AS t2
  WHERE NOT COALESCE(NOT t2."minor", FALSE)
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."speaker"
WHERE t3."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_members1" AS (
  SELECT t2."person" AS "_value", MAX(CASE WHEN t2."minor" THEN 1 ELSE 0 END) AS "_certain"
  FROM "cases" AS t2
  WHERE NOT COALESCE(NOT t2."minor", FALSE)
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."speaker"
WHERE t3."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_members1" AS (
  SELECT t2."person" AS "_value", MAX(CASE WHEN t2."minor" THEN 1 ELSE 0 END) AS "_certain"
  FROM "cases" AS t2
  WHERE NOT COALESCE(NOT t2."minor", FALSE)
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."speaker"
WHERE t3."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_members1" AS (
  SELECT t2."person" AS "_value", MAX(CASE WHEN t2."minor" THEN 1 ELSE 0 END) AS "_certain"
  FROM "cases" AS t2
  WHERE NOT COALESCE(NOT t2."minor", FALSE)
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "statements" AS t1
LEFT JOIN "_members1" AS t3 ON t3."_value" = t1."speaker"
WHERE t3."_certain" = 1
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_members1` AS (
  SELECT t2.`person` AS `_value`, MAX(CASE WHEN t2.`minor` THEN 1 ELSE 0 END) AS `_certain`
  FROM `cases` AS t2
  WHERE NOT COALESCE(NOT t2.`minor`, FALSE)
  GROUP BY t2.`person`
)
SELECT t1.`id` AS `id`
FROM `statements` AS t1
LEFT JOIN `_members1` AS t3 ON t3.`_value` = t1.`speaker`
WHERE t3.`_certain` = 1
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
