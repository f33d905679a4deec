-- cases with r = rank() over (by charge sort bail desc) where r <= 3 show id, r

-- duckdb
SELECT t1."id" AS "id", t2."rank()" AS "r"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t1."_row" AS "_row", RANK() OVER (PARTITION BY t1."charge" ORDER BY t1."bail" DESC NULLS LAST) AS "rank()"
  FROM "cases" AS t1
) AS t2 ON t2."_row" = t1."_row"
WHERE t2."rank()" <= 3
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", t2."rank()" AS "r"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t1."_row" AS "_row", RANK() OVER (PARTITION BY t1."charge" ORDER BY t1."bail" DESC NULLS LAST) AS "rank()"
  FROM "cases" AS t1
) AS t2 ON t2."_row" = t1."_row"
WHERE t2."rank()" <= 3
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", t2."rank()" AS "r"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t1."_row" AS "_row", RANK() OVER (PARTITION BY t1."charge" ORDER BY t1."bail" DESC NULLS LAST) AS "rank()"
  FROM "cases" AS t1
) AS t2 ON t2."_row" = t1."_row"
WHERE t2."rank()" <= 3
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", t2."rank()" AS "r"
FROM "cases" AS t1
LEFT JOIN (
  SELECT t1."_row" AS "_row", RANK() OVER (PARTITION BY t1."charge" ORDER BY t1."bail" DESC NULLS LAST) AS "rank()"
  FROM "cases" AS t1
) AS t2 ON t2."_row" = t1."_row"
WHERE t2."rank()" <= 3
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, t2.`rank()` AS `r`
FROM `cases` AS t1
LEFT JOIN (
  SELECT t1.`_row` AS `_row`, RANK() OVER (PARTITION BY t1.`charge` ORDER BY t1.`bail` DESC NULLS LAST) AS `rank()`
  FROM `cases` AS t1
) AS t2 ON t2.`_row` = t1.`_row`
WHERE t2.`rank()` <= 3
ORDER BY t1.`_row`;
