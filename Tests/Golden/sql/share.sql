-- statements share by topic

-- duckdb
SELECT t2."topic" AS "topic", t2."share" AS "share", t2."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC NULLS LAST, t1."topic" NULLS LAST) AS "_row", t1."topic" AS "topic", CAST(COUNT(*) AS DOUBLE) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0) AS "share", COUNT(*) AS "count"
  FROM "statements" AS t1
  GROUP BY t1."topic"
) AS t2
ORDER BY t2."_row";

-- sqlite
SELECT t2."topic" AS "topic", t2."share" AS "share", t2."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC NULLS LAST, t1."topic" NULLS LAST) AS "_row", t1."topic" AS "topic", CAST(COUNT(*) AS REAL) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0) AS "share", COUNT(*) AS "count"
  FROM "statements" AS t1
  GROUP BY t1."topic"
) AS t2
ORDER BY t2."_row";

-- postgres
SELECT t2."topic" AS "topic", t2."share" AS "share", t2."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC NULLS LAST, t1."topic" COLLATE "C" NULLS LAST) AS "_row", t1."topic" AS "topic", CAST(COUNT(*) AS DOUBLE PRECISION) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0) AS "share", COUNT(*) AS "count"
  FROM "statements" AS t1
  GROUP BY t1."topic"
) AS t2
ORDER BY t2."_row";

-- clickhouse
SELECT t2."topic" AS "topic", t2."share" AS "share", t2."count" AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC NULLS LAST, t1."topic" NULLS LAST) AS "_row", t1."topic" AS "topic", CAST(COUNT(*) AS Nullable(Float64)) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0) AS "share", COUNT(*) AS "count"
  FROM "statements" AS t1
  GROUP BY t1."topic"
) AS t2
ORDER BY t2."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t2.`topic` AS `topic`, t2.`share` AS `share`, t2.`count` AS `count`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC NULLS LAST, t1.`topic` NULLS LAST) AS `_row`, t1.`topic` AS `topic`, CAST(COUNT(*) AS DOUBLE) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0) AS `share`, COUNT(*) AS `count`
  FROM `statements` AS t1
  GROUP BY t1.`topic`
) AS t2
ORDER BY t2.`_row`;
