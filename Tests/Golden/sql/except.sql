-- cases where months > 1 except cases where released before 2024

-- duckdb
SELECT t1."id" AS "id", t1."person" AS "person", t1."region" AS "region", t1."charge" AS "charge", t1."detained_lo" AS "detained_lo", t1."detained_hi" AS "detained_hi", t1."released_lo" AS "released_lo", t1."released_hi" AS "released_hi", t1."released_none" AS "released_none", t1."died_lo" AS "died_lo", t1."died_hi" AS "died_hi", t1."died_none" AS "died_none", t1."months" AS "months", t1."months_none" AS "months_none", t1."bail" AS "bail", t1."minor" AS "minor"
FROM "cases" AS t1
WHERE t1."months" > 1 AND (t1."released_lo" >= DATE '2024-01-01' OR t1."released_none")
ORDER BY t1."_row";

-- sqlite
SELECT t1."id" AS "id", t1."person" AS "person", t1."region" AS "region", t1."charge" AS "charge", t1."detained_lo" AS "detained_lo", t1."detained_hi" AS "detained_hi", t1."released_lo" AS "released_lo", t1."released_hi" AS "released_hi", t1."released_none" AS "released_none", t1."died_lo" AS "died_lo", t1."died_hi" AS "died_hi", t1."died_none" AS "died_none", t1."months" AS "months", t1."months_none" AS "months_none", t1."bail" AS "bail", t1."minor" AS "minor"
FROM "cases" AS t1
WHERE t1."months" > 1 AND (t1."released_lo" >= '2024-01-01' OR t1."released_none")
ORDER BY t1."_row";

-- postgres
SELECT t1."id" AS "id", t1."person" AS "person", t1."region" AS "region", t1."charge" AS "charge", t1."detained_lo" AS "detained_lo", t1."detained_hi" AS "detained_hi", t1."released_lo" AS "released_lo", t1."released_hi" AS "released_hi", t1."released_none" AS "released_none", t1."died_lo" AS "died_lo", t1."died_hi" AS "died_hi", t1."died_none" AS "died_none", t1."months" AS "months", t1."months_none" AS "months_none", t1."bail" AS "bail", t1."minor" AS "minor"
FROM "cases" AS t1
WHERE t1."months" > 1 AND (t1."released_lo" >= DATE '2024-01-01' OR t1."released_none")
ORDER BY t1."_row";

-- clickhouse
SELECT t1."id" AS "id", t1."person" AS "person", t1."region" AS "region", t1."charge" AS "charge", t1."detained_lo" AS "detained_lo", t1."detained_hi" AS "detained_hi", t1."released_lo" AS "released_lo", t1."released_hi" AS "released_hi", t1."released_none" AS "released_none", t1."died_lo" AS "died_lo", t1."died_hi" AS "died_hi", t1."died_none" AS "died_none", t1."months" AS "months", t1."months_none" AS "months_none", t1."bail" AS "bail", t1."minor" AS "minor"
FROM "cases" AS t1
WHERE t1."months" > 1 AND (t1."released_lo" >= toDate32('2024-01-01') OR t1."released_none")
ORDER BY t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`, t1.`person` AS `person`, t1.`region` AS `region`, t1.`charge` AS `charge`, t1.`detained_lo` AS `detained_lo`, t1.`detained_hi` AS `detained_hi`, t1.`released_lo` AS `released_lo`, t1.`released_hi` AS `released_hi`, t1.`released_none` AS `released_none`, t1.`died_lo` AS `died_lo`, t1.`died_hi` AS `died_hi`, t1.`died_none` AS `died_none`, t1.`months` AS `months`, t1.`months_none` AS `months_none`, t1.`bail` AS `bail`, t1.`minor` AS `minor`
FROM `cases` AS t1
WHERE t1.`months` > 1 AND (t1.`released_lo` >= DATE '2024-01-01' OR t1.`released_none`)
ORDER BY t1.`_row`;
