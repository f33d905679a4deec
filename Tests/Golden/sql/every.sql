-- people where every cases (released since 2024) show id

-- duckdb
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."released_hi" <= DATE '2023-12-31' OR t2."released_none" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."released_lo" >= DATE '2024-01-01', FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE COALESCE(t3."_possible", 0) < 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."released_hi" <= '2023-12-31' OR t2."released_none" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."released_lo" >= '2024-01-01', FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE COALESCE(t3."_possible", 0) < 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."released_hi" <= DATE '2023-12-31' OR t2."released_none" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."released_lo" >= DATE '2024-01-01', FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE COALESCE(t3."_possible", 0) < 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_related1" AS (
  SELECT t2."person" AS "_key", COUNT(CASE WHEN t2."released_hi" <= toDate32('2023-12-31') OR t2."released_none" THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."released_lo" >= toDate32('2024-01-01'), FALSE) THEN 1 END) AS "_possible"
  FROM "cases" AS t2
  GROUP BY t2."person"
)
SELECT t1."id" AS "id"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
WHERE COALESCE(t3."_possible", 0) < 1
ORDER BY t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`person` AS `_key`, COUNT(CASE WHEN t2.`released_hi` <= DATE '2023-12-31' OR t2.`released_none` THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t2.`released_lo` >= DATE '2024-01-01', FALSE) THEN 1 END) AS `_possible`
  FROM `cases` AS t2
  GROUP BY t2.`person`
)
SELECT t1.`id` AS `id`
FROM `people` AS t1
LEFT JOIN `_related1` AS t3 ON t3.`_key` = t1.`id`
WHERE COALESCE(t3.`_possible`, 0) < 1
ORDER BY t1.`born_lo` NULLS LAST, t1.`born_hi` NULLS LAST, t1.`_row`;
