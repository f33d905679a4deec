-- cases where person in ("Ana Kova", p3) show id

-- duckdb
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'Ana Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'ana kova'
), "_candidates2" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'p3'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'p3'
), "_named1" AS (
  SELECT DISTINCT u."_value" AS "_value"
  FROM (
    SELECT c."_value" AS "_value"
    FROM "_candidates1" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
    UNION ALL
    SELECT c."_value" AS "_value"
    FROM "_candidates2" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates2" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s)) = 1)
  ) AS u
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."person"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."_row";

-- sqlite
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'Ana Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'ana kova'
), "_candidates2" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'p3'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'p3'
), "_named1" AS (
  SELECT DISTINCT u."_value" AS "_value"
  FROM (
    SELECT c."_value" AS "_value"
    FROM "_candidates1" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
    UNION ALL
    SELECT c."_value" AS "_value"
    FROM "_candidates2" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates2" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s)) = 1)
  ) AS u
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."person"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."_row";

-- postgres
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'Ana Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'ana kova'
), "_candidates2" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'p3'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'p3'
), "_named1" AS (
  SELECT DISTINCT u."_value" AS "_value"
  FROM (
    SELECT c."_value" AS "_value"
    FROM "_candidates1" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
    UNION ALL
    SELECT c."_value" AS "_value"
    FROM "_candidates2" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates2" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s)) = 1)
  ) AS u
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."person"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."_row";

-- clickhouse
WITH "_candidates1" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'Ana Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'Ana Kova' THEN 1 WHEN n."name" = 'Ana Kova' THEN 2 WHEN a."alias" = 'Ana Kova' THEN 3 WHEN n."id_fold" = 'ana kova' THEN 4 WHEN n."name_fold" = 'ana kova' THEN 5 WHEN a."alias_fold" = 'ana kova' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'ana kova'
), "_candidates2" AS (
  SELECT DISTINCT 0 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person" = 'p3'
  UNION ALL
  SELECT MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) AS "_level", n."id" AS "_value"
  FROM "people" AS n
  LEFT JOIN "people_aliases" AS a ON a."_row" = n."_row"
  WHERE n."id" IS NOT NULL
  GROUP BY n."_row", n."id"
  HAVING MIN(CASE WHEN n."id" = 'p3' THEN 1 WHEN n."name" = 'p3' THEN 2 WHEN a."alias" = 'p3' THEN 3 WHEN n."id_fold" = 'p3' THEN 4 WHEN n."name_fold" = 'p3' THEN 5 WHEN a."alias_fold" = 'p3' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS "_level", s."person" AS "_value"
  FROM "cases" AS s
  WHERE s."person_fold" = 'p3'
), "_named1" AS (
  SELECT DISTINCT u."_value" AS "_value"
  FROM (
    SELECT c."_value" AS "_value"
    FROM "_candidates1" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates1" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates1" AS s)) = 1)
    UNION ALL
    SELECT c."_value" AS "_value"
    FROM "_candidates2" AS c
    WHERE c."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s) AND (c."_level" IN (0, 8) OR (SELECT COUNT(*) FROM "_candidates2" AS r WHERE r."_level" = (SELECT MIN(s."_level") FROM "_candidates2" AS s)) = 1)
  ) AS u
)
SELECT t1."id" AS "id"
FROM "cases" AS t1
LEFT JOIN "_named1" AS t2 ON t2."_value" = t1."person"
WHERE t2."_value" IS NOT NULL
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
WITH `_candidates1` AS (
  SELECT DISTINCT 0 AS `_level`, s.`person` AS `_value`
  FROM `cases` AS s
  WHERE s.`person` = 'Ana Kova'
  UNION ALL
  SELECT MIN(CASE WHEN n.`id` = 'Ana Kova' THEN 1 WHEN n.`name` = 'Ana Kova' THEN 2 WHEN a.`alias` = 'Ana Kova' THEN 3 WHEN n.`id_fold` = 'ana kova' THEN 4 WHEN n.`name_fold` = 'ana kova' THEN 5 WHEN a.`alias_fold` = 'ana kova' THEN 6 END) AS `_level`, n.`id` AS `_value`
  FROM `people` AS n
  LEFT JOIN `people_aliases` AS a ON a.`_row` = n.`_row`
  WHERE n.`id` IS NOT NULL
  GROUP BY n.`_row`, n.`id`
  HAVING MIN(CASE WHEN n.`id` = 'Ana Kova' THEN 1 WHEN n.`name` = 'Ana Kova' THEN 2 WHEN a.`alias` = 'Ana Kova' THEN 3 WHEN n.`id_fold` = 'ana kova' THEN 4 WHEN n.`name_fold` = 'ana kova' THEN 5 WHEN a.`alias_fold` = 'ana kova' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS `_level`, s.`person` AS `_value`
  FROM `cases` AS s
  WHERE s.`person_fold` = 'ana kova'
), `_candidates2` AS (
  SELECT DISTINCT 0 AS `_level`, s.`person` AS `_value`
  FROM `cases` AS s
  WHERE s.`person` = 'p3'
  UNION ALL
  SELECT MIN(CASE WHEN n.`id` = 'p3' THEN 1 WHEN n.`name` = 'p3' THEN 2 WHEN a.`alias` = 'p3' THEN 3 WHEN n.`id_fold` = 'p3' THEN 4 WHEN n.`name_fold` = 'p3' THEN 5 WHEN a.`alias_fold` = 'p3' THEN 6 END) AS `_level`, n.`id` AS `_value`
  FROM `people` AS n
  LEFT JOIN `people_aliases` AS a ON a.`_row` = n.`_row`
  WHERE n.`id` IS NOT NULL
  GROUP BY n.`_row`, n.`id`
  HAVING MIN(CASE WHEN n.`id` = 'p3' THEN 1 WHEN n.`name` = 'p3' THEN 2 WHEN a.`alias` = 'p3' THEN 3 WHEN n.`id_fold` = 'p3' THEN 4 WHEN n.`name_fold` = 'p3' THEN 5 WHEN a.`alias_fold` = 'p3' THEN 6 END) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 8 AS `_level`, s.`person` AS `_value`
  FROM `cases` AS s
  WHERE s.`person_fold` = 'p3'
), `_named1` AS (
  SELECT DISTINCT u.`_value` AS `_value`
  FROM (
    SELECT c.`_value` AS `_value`
    FROM `_candidates1` AS c
    WHERE c.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates1` AS s) AND (c.`_level` IN (0, 8) OR (SELECT COUNT(*) FROM `_candidates1` AS r WHERE r.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates1` AS s)) = 1)
    UNION ALL
    SELECT c.`_value` AS `_value`
    FROM `_candidates2` AS c
    WHERE c.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates2` AS s) AND (c.`_level` IN (0, 8) OR (SELECT COUNT(*) FROM `_candidates2` AS r WHERE r.`_level` = (SELECT MIN(s.`_level`) FROM `_candidates2` AS s)) = 1)
  ) AS u
)
SELECT t1.`id` AS `id`
FROM `cases` AS t1
LEFT JOIN `_named1` AS t2 ON t2.`_value` = t1.`person`
WHERE t2.`_value` IS NOT NULL
ORDER BY t1.`_row`;
