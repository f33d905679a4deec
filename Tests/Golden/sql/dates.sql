-- cases where released before died or detained = released show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."released_hi" < t1."died_lo" OR (t1."detained_lo" = t1."released_hi" AND t1."detained_hi" = t1."released_lo")
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."released_hi" < t1."died_lo" OR (t1."detained_lo" = t1."released_hi" AND t1."detained_hi" = t1."released_lo")
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."released_hi" < t1."died_lo" OR (t1."detained_lo" = t1."released_hi" AND t1."detained_hi" = t1."released_lo")
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE t1."released_hi" < t1."died_lo" OR (t1."detained_lo" = t1."released_hi" AND t1."detained_hi" = t1."released_lo")
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
WHERE t1.`released_hi` < t1.`died_lo` OR (t1.`detained_lo` = t1.`released_hi` AND t1.`detained_hi` = t1.`released_lo`)
ORDER BY t1.`_row`;
