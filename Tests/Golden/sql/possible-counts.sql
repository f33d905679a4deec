-- cases where released since 2024 count, possibly count by charge

-- duckdb
SELECT t2."charge" AS "charge", COUNT(t2."_of_count") AS "count", COUNT(*) AS "possibly_count"
FROM (
  SELECT CASE WHEN t1."released_lo" >= DATE '2024-01-01' THEN 1 END AS "_of_count", t1."charge" AS "charge"
  FROM "cases" AS t1
  WHERE NOT COALESCE(t1."released_hi" <= DATE '2023-12-31' OR t1."released_none", FALSE)
) AS t2
GROUP BY t2."charge"
ORDER BY COUNT(t2."_of_count") DESC NULLS LAST, t2."charge" NULLS LAST;

-- sqlite
SELECT t2."charge" AS "charge", COUNT(t2."_of_count") AS "count", COUNT(*) AS "possibly_count"
FROM (
  SELECT CASE WHEN t1."released_lo" >= '2024-01-01' THEN 1 END AS "_of_count", t1."charge" AS "charge"
  FROM "cases" AS t1
  WHERE NOT COALESCE(t1."released_hi" <= '2023-12-31' OR t1."released_none", FALSE)
) AS t2
GROUP BY t2."charge"
ORDER BY COUNT(t2."_of_count") DESC NULLS LAST, t2."charge" NULLS LAST;

-- postgres
SELECT t2."charge" AS "charge", COUNT(t2."_of_count") AS "count", COUNT(*) AS "possibly_count"
FROM (
  SELECT CASE WHEN t1."released_lo" >= DATE '2024-01-01' THEN 1 END AS "_of_count", t1."charge" AS "charge"
  FROM "cases" AS t1
  WHERE NOT COALESCE(t1."released_hi" <= DATE '2023-12-31' OR t1."released_none", FALSE)
) AS t2
GROUP BY t2."charge"
ORDER BY COUNT(t2."_of_count") DESC NULLS LAST, t2."charge" COLLATE "C" NULLS LAST;

-- clickhouse
SELECT t2."charge" AS "charge", COUNT(t2."_of_count") AS "count", COUNT(*) AS "possibly_count"
FROM (
  SELECT CASE WHEN t1."released_lo" >= toDate32('2024-01-01') THEN 1 END AS "_of_count", t1."charge" AS "charge"
  FROM "cases" AS t1
  WHERE NOT COALESCE(t1."released_hi" <= toDate32('2023-12-31') OR t1."released_none", FALSE)
) AS t2
GROUP BY t2."charge"
ORDER BY COUNT(t2."_of_count") DESC NULLS LAST, t2."charge" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT t2.`charge` AS `charge`, COUNT(t2.`_of_count`) AS `count`, COUNT(*) AS `possibly_count`
FROM (
  SELECT CASE WHEN t1.`released_lo` >= DATE '2024-01-01' THEN 1 END AS `_of_count`, t1.`charge` AS `charge`
  FROM `cases` AS t1
  WHERE NOT COALESCE(t1.`released_hi` <= DATE '2023-12-31' OR t1.`released_none`, FALSE)
) AS t2
GROUP BY t2.`charge`
ORDER BY COUNT(t2.`_of_count`) DESC NULLS LAST, t2.`charge` NULLS LAST;
