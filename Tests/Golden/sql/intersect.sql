-- cases show charge intersect cases where minor show charge

-- duckdb
SELECT t6."charge" AS "charge"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t5."charge" ORDER BY t5."_side", t5."_row") AS "_nth", t5."_side" AS "_side", MAX(t5."_side") OVER (PARTITION BY t5."charge") AS "_last", ROW_NUMBER() OVER (ORDER BY t5."_side", t5."_row") AS "_row", t5."charge" AS "charge"
  FROM (
    SELECT * FROM (
      SELECT 0 AS "_side", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge"
      FROM "cases" AS t1
    ) AS t3
    UNION ALL
    SELECT * FROM (
      SELECT 1 AS "_side", ROW_NUMBER() OVER (ORDER BY t2."_row") AS "_row", t2."charge" AS "charge"
      FROM "cases" AS t2
      WHERE t2."minor"
    ) AS t4
  ) AS t5
) AS t6
WHERE t6."_nth" = 1 AND t6."_side" = 0 AND t6."_last" = 1
ORDER BY t6."_row";

-- sqlite
SELECT t6."charge" AS "charge"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t5."charge" ORDER BY t5."_side", t5."_row") AS "_nth", t5."_side" AS "_side", MAX(t5."_side") OVER (PARTITION BY t5."charge") AS "_last", ROW_NUMBER() OVER (ORDER BY t5."_side", t5."_row") AS "_row", t5."charge" AS "charge"
  FROM (
    SELECT * FROM (
      SELECT 0 AS "_side", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge"
      FROM "cases" AS t1
    ) AS t3
    UNION ALL
    SELECT * FROM (
      SELECT 1 AS "_side", ROW_NUMBER() OVER (ORDER BY t2."_row") AS "_row", t2."charge" AS "charge"
      FROM "cases" AS t2
      WHERE t2."minor"
    ) AS t4
  ) AS t5
) AS t6
WHERE t6."_nth" = 1 AND t6."_side" = 0 AND t6."_last" = 1
ORDER BY t6."_row";

-- postgres
SELECT t6."charge" AS "charge"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t5."charge" ORDER BY t5."_side", t5."_row") AS "_nth", t5."_side" AS "_side", MAX(t5."_side") OVER (PARTITION BY t5."charge") AS "_last", ROW_NUMBER() OVER (ORDER BY t5."_side", t5."_row") AS "_row", t5."charge" AS "charge"
  FROM (
    SELECT * FROM (
      SELECT 0 AS "_side", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge"
      FROM "cases" AS t1
    ) AS t3
    UNION ALL
    SELECT * FROM (
      SELECT 1 AS "_side", ROW_NUMBER() OVER (ORDER BY t2."_row") AS "_row", t2."charge" AS "charge"
      FROM "cases" AS t2
      WHERE t2."minor"
    ) AS t4
  ) AS t5
) AS t6
WHERE t6."_nth" = 1 AND t6."_side" = 0 AND t6."_last" = 1
ORDER BY t6."_row";

-- clickhouse
SELECT t6."charge" AS "charge"
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t5."charge" ORDER BY t5."_side", t5."_row") AS "_nth", t5."_side" AS "_side", MAX(t5."_side") OVER (PARTITION BY t5."charge") AS "_last", ROW_NUMBER() OVER (ORDER BY t5."_side", t5."_row") AS "_row", t5."charge" AS "charge"
  FROM (
    SELECT * FROM (
      SELECT 0 AS "_side", ROW_NUMBER() OVER (ORDER BY t1."_row") AS "_row", t1."charge" AS "charge"
      FROM "cases" AS t1
    ) AS t3
    UNION ALL
    SELECT * FROM (
      SELECT 1 AS "_side", ROW_NUMBER() OVER (ORDER BY t2."_row") AS "_row", t2."charge" AS "charge"
      FROM "cases" AS t2
      WHERE t2."minor"
    ) AS t4
  ) AS t5
) AS t6
WHERE t6."_nth" = 1 AND t6."_side" = 0 AND t6."_last" = 1
ORDER BY t6."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t6.`charge` AS `charge`
FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY t5.`charge` ORDER BY t5.`_side`, t5.`_row`) AS `_nth`, t5.`_side` AS `_side`, MAX(t5.`_side`) OVER (PARTITION BY t5.`charge`) AS `_last`, ROW_NUMBER() OVER (ORDER BY t5.`_side`, t5.`_row`) AS `_row`, t5.`charge` AS `charge`
  FROM (
    SELECT * FROM (
      SELECT 0 AS `_side`, ROW_NUMBER() OVER (ORDER BY t1.`_row`) AS `_row`, t1.`charge` AS `charge`
      FROM `cases` AS t1
    ) AS t3
    UNION ALL
    SELECT * FROM (
      SELECT 1 AS `_side`, ROW_NUMBER() OVER (ORDER BY t2.`_row`) AS `_row`, t2.`charge` AS `charge`
      FROM `cases` AS t2
      WHERE t2.`minor`
    ) AS t4
  ) AS t5
) AS t6
WHERE t6.`_nth` = 1 AND t6.`_side` = 0 AND t6.`_last` = 1
ORDER BY t6.`_row`;
