-- cases where released within 30 days after detained show id

-- duckdb
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE (t1."released_lo" - t1."detained_hi") >= 0 AND (t1."released_hi" - t1."detained_lo") <= 30
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE CAST(JULIANDAY(t1."released_lo") - JULIANDAY(t1."detained_hi") AS INTEGER) >= 0 AND CAST(JULIANDAY(t1."released_hi") - JULIANDAY(t1."detained_lo") AS INTEGER) <= 30
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE (t1."released_lo" - t1."detained_hi") >= 0 AND (t1."released_hi" - t1."detained_lo") <= 30
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "cases" AS t1
WHERE dateDiff('day', t1."detained_hi", t1."released_lo") >= 0 AND dateDiff('day', t1."detained_lo", t1."released_hi") <= 30
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `cases` AS t1
WHERE DATEDIFF(t1.`released_lo`, t1.`detained_hi`) >= 0 AND DATEDIFF(t1.`released_hi`, t1.`detained_lo`) <= 30
ORDER BY t1.`_row`;
