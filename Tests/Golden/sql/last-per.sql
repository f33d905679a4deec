-- cases sort detained last 2 per charge show id, charge

-- duckdb
SELECT t1."id" AS "id", t1."charge" AS "charge"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t2."_row"
  FROM (
    SELECT t1."_row" AS "_row", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."detained_lo" DESC NULLS FIRST, t1."detained_hi" DESC NULLS FIRST, t1."_row" DESC) AS "_nth"
    FROM "cases" AS t1
  ) AS t2
  WHERE t2."_nth" <= 2
) AS t3 ON t3."_row" = t1."_row"
WHERE t3."_row" IS NOT NULL
ORDER BY t1."detained_lo" NULLS LAST, t1."detained_hi" NULLS LAST, t1."_row";

-- sqlite
SELECT t1."id" AS "id", t1."charge" AS "charge"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t2."_row"
  FROM (
    SELECT t1."_row" AS "_row", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."detained_lo" DESC NULLS FIRST, t1."detained_hi" DESC NULLS FIRST, t1."_row" DESC) AS "_nth"
    FROM "cases" AS t1
  ) AS t2
  WHERE t2."_nth" <= 2
) AS t3 ON t3."_row" = t1."_row"
WHERE t3."_row" IS NOT NULL
ORDER BY t1."detained_lo" NULLS LAST, t1."detained_hi" NULLS LAST, t1."_row";

-- postgres
SELECT t1."id" AS "id", t1."charge" AS "charge"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t2."_row"
  FROM (
    SELECT t1."_row" AS "_row", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."detained_lo" DESC NULLS FIRST, t1."detained_hi" DESC NULLS FIRST, t1."_row" DESC) AS "_nth"
    FROM "cases" AS t1
  ) AS t2
  WHERE t2."_nth" <= 2
) AS t3 ON t3."_row" = t1."_row"
WHERE t3."_row" IS NOT NULL
ORDER BY t1."detained_lo" NULLS LAST, t1."detained_hi" NULLS LAST, t1."_row";

-- clickhouse
SELECT t1."id" AS "id", t1."charge" AS "charge"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t2."_row"
  FROM (
    SELECT t1."_row" AS "_row", ROW_NUMBER() OVER (PARTITION BY t1."charge" ORDER BY t1."detained_lo" DESC NULLS FIRST, t1."detained_hi" DESC NULLS FIRST, t1."_row" DESC) AS "_nth"
    FROM "cases" AS t1
  ) AS t2
  WHERE t2."_nth" <= 2
) AS t3 ON t3."_row" = t1."_row"
WHERE t3."_row" IS NOT NULL
ORDER BY t1."detained_lo" NULLS LAST, t1."detained_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, t1.`charge` AS `charge`
FROM `cases` AS t1
LEFT JOIN (
  SELECT t2.`_row`
  FROM (
    SELECT t1.`_row` AS `_row`, ROW_NUMBER() OVER (PARTITION BY t1.`charge` ORDER BY t1.`detained_lo` DESC NULLS FIRST, t1.`detained_hi` DESC NULLS FIRST, t1.`_row` DESC) AS `_nth`
    FROM `cases` AS t1
  ) AS t2
  WHERE t2.`_nth` <= 2
) AS t3 ON t3.`_row` = t1.`_row`
WHERE t3.`_row` IS NOT NULL
ORDER BY t1.`detained_lo` NULLS LAST, t1.`detained_hi` NULLS LAST, t1.`_row`;
