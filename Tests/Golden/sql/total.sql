-- cases where minor with sum = total(bail) over (by person.faction) show id, sum

-- duckdb
SELECT t1."id" AS "id", t3."total(bail)" AS "sum"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
LEFT JOIN (
  SELECT t1."_row" AS "_row", SUM(t1."bail") OVER (PARTITION BY t2."faction" ORDER BY t1."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "total(bail)"
  FROM "cases" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
  WHERE t1."minor"
) AS t3 ON t3."_row" = t1."_row"
WHERE t1."minor"
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", t3."total(bail)" AS "sum"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
LEFT JOIN (
  SELECT t1."_row" AS "_row", SUM(t1."bail") OVER (PARTITION BY t2."faction" ORDER BY t1."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "total(bail)"
  FROM "cases" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
  WHERE t1."minor"
) AS t3 ON t3."_row" = t1."_row"
WHERE t1."minor"
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", t3."total(bail)" AS "sum"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
LEFT JOIN (
  SELECT t1."_row" AS "_row", SUM(t1."bail") OVER (PARTITION BY t2."faction" ORDER BY t1."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "total(bail)"
  FROM "cases" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
  WHERE t1."minor"
) AS t3 ON t3."_row" = t1."_row"
WHERE t1."minor"
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", t3."total(bail)" AS "sum"
FROM "cases" AS t1
LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
LEFT JOIN (
  SELECT t1."_row" AS "_row", SUM(t1."bail") OVER (PARTITION BY t2."faction" ORDER BY t1."_row" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "total(bail)"
  FROM "cases" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."person"
  WHERE t1."minor"
) AS t3 ON t3."_row" = t1."_row"
WHERE t1."minor"
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, t3.`total(bail)` AS `sum`
FROM `cases` AS t1
LEFT JOIN `people` AS t2 ON t2.`id` = t1.`person`
LEFT JOIN (
  SELECT t1.`_row` AS `_row`, SUM(t1.`bail`) OVER (PARTITION BY t2.`faction` ORDER BY t1.`_row` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `total(bail)`
  FROM `cases` AS t1
  LEFT JOIN `people` AS t2 ON t2.`id` = t1.`person`
  WHERE t1.`minor`
) AS t3 ON t3.`_row` = t1.`_row`
WHERE t1.`minor`
ORDER BY t1.`_row`;
