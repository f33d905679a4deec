-- people with n = number of statements (topic = relief) sort n desc show id, n

-- duckdb
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."topic" = 'relief' THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."topic" <> 'relief', FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id", CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END AS "n"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
ORDER BY CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END DESC NULLS LAST, t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- sqlite
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."topic" = 'relief' THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."topic" <> 'relief', FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id", CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END AS "n"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
ORDER BY CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END DESC NULLS LAST, t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- postgres
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."topic" = 'relief' THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."topic" <> 'relief', FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id", CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END AS "n"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
ORDER BY CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END DESC NULLS LAST, t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row";

-- clickhouse
WITH "_related1" AS (
  SELECT t2."speaker" AS "_key", COUNT(CASE WHEN t2."topic" = 'relief' THEN 1 END) AS "_certain", COUNT(CASE WHEN NOT COALESCE(t2."topic" <> 'relief', FALSE) THEN 1 END) AS "_possible"
  FROM "statements" AS t2
  GROUP BY t2."speaker"
)
SELECT t1."id" AS "id", CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END AS "n"
FROM "people" AS t1
LEFT JOIN "_related1" AS t3 ON t3."_key" = t1."id"
ORDER BY CASE WHEN COALESCE(t3."_certain", 0) = COALESCE(t3."_possible", 0) THEN COALESCE(t3."_certain", 0) END DESC NULLS LAST, t1."born_lo" NULLS LAST, t1."born_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_related1` AS (
  SELECT t2.`speaker` AS `_key`, COUNT(CASE WHEN t2.`topic` = 'relief' THEN 1 END) AS `_certain`, COUNT(CASE WHEN NOT COALESCE(t2.`topic` <> 'relief', FALSE) THEN 1 END) AS `_possible`
  FROM `statements` AS t2
  GROUP BY t2.`speaker`
)
SELECT t1.`id` AS `id`, CASE WHEN COALESCE(t3.`_certain`, 0) = COALESCE(t3.`_possible`, 0) THEN COALESCE(t3.`_certain`, 0) END AS `n`
FROM `people` AS t1
LEFT JOIN `_related1` AS t3 ON t3.`_key` = t1.`id`
ORDER BY CASE WHEN COALESCE(t3.`_certain`, 0) = COALESCE(t3.`_possible`, 0) THEN COALESCE(t3.`_certain`, 0) END DESC NULLS LAST, t1.`born_lo` NULLS LAST, t1.`born_hi` NULLS LAST, t1.`_row`;
