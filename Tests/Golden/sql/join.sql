-- statements join (cases where minor) as r on speaker = r.person count by topic

-- duckdb
SELECT t5."topic" AS "topic", COUNT(*) AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row") AS "_row", t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength", t2."id" AS "speaker.id", t2."name" AS "speaker.name", t2."aliases" AS "speaker.aliases", t2."faction" AS "speaker.faction", t2."born_lo" AS "speaker.born_lo", t2."born_hi" AS "speaker.born_hi"
  FROM "statements" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
) AS t5
CROSS JOIN (
  SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."id" AS "r.id", t3."person" AS "r.person", t3."region" AS "r.region", t3."charge" AS "r.charge", t3."detained_lo" AS "r.detained_lo", t3."detained_hi" AS "r.detained_hi", t3."released_lo" AS "r.released_lo", t3."released_hi" AS "r.released_hi", t3."released_none" AS "r.released_none", t3."died_lo" AS "r.died_lo", t3."died_hi" AS "r.died_hi", t3."died_none" AS "r.died_none", t3."months" AS "r.months", t3."months_none" AS "r.months_none", t3."bail" AS "r.bail", t3."minor" AS "r.minor", t4."id" AS "r.person.id", t4."name" AS "r.person.name", t4."aliases" AS "r.person.aliases", t4."faction" AS "r.person.faction", t4."born_lo" AS "r.person.born_lo", t4."born_hi" AS "r.person.born_hi"
  FROM "cases" AS t3
  LEFT JOIN "people" AS t4 ON t4."id" = t3."person"
  WHERE t3."minor"
) AS t6
WHERE t5."speaker" = t6."r.person"
GROUP BY t5."topic"
ORDER BY COUNT(*) DESC NULLS LAST, t5."topic" NULLS LAST;

-- sqlite
SELECT t5."topic" AS "topic", COUNT(*) AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row") AS "_row", t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength", t2."id" AS "speaker.id", t2."name" AS "speaker.name", t2."aliases" AS "speaker.aliases", t2."faction" AS "speaker.faction", t2."born_lo" AS "speaker.born_lo", t2."born_hi" AS "speaker.born_hi"
  FROM "statements" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
) AS t5
CROSS JOIN (
  SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."id" AS "r.id", t3."person" AS "r.person", t3."region" AS "r.region", t3."charge" AS "r.charge", t3."detained_lo" AS "r.detained_lo", t3."detained_hi" AS "r.detained_hi", t3."released_lo" AS "r.released_lo", t3."released_hi" AS "r.released_hi", t3."released_none" AS "r.released_none", t3."died_lo" AS "r.died_lo", t3."died_hi" AS "r.died_hi", t3."died_none" AS "r.died_none", t3."months" AS "r.months", t3."months_none" AS "r.months_none", t3."bail" AS "r.bail", t3."minor" AS "r.minor", t4."id" AS "r.person.id", t4."name" AS "r.person.name", t4."aliases" AS "r.person.aliases", t4."faction" AS "r.person.faction", t4."born_lo" AS "r.person.born_lo", t4."born_hi" AS "r.person.born_hi"
  FROM "cases" AS t3
  LEFT JOIN "people" AS t4 ON t4."id" = t3."person"
  WHERE t3."minor"
) AS t6
WHERE t5."speaker" = t6."r.person"
GROUP BY t5."topic"
ORDER BY COUNT(*) DESC NULLS LAST, t5."topic" NULLS LAST;

-- postgres
SELECT t5."topic" AS "topic", COUNT(*) AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row") AS "_row", t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength", t2."id" AS "speaker.id", t2."name" AS "speaker.name", t2."aliases" AS "speaker.aliases", t2."faction" AS "speaker.faction", t2."born_lo" AS "speaker.born_lo", t2."born_hi" AS "speaker.born_hi"
  FROM "statements" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
) AS t5
CROSS JOIN (
  SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."id" AS "r.id", t3."person" AS "r.person", t3."region" AS "r.region", t3."charge" AS "r.charge", t3."detained_lo" AS "r.detained_lo", t3."detained_hi" AS "r.detained_hi", t3."released_lo" AS "r.released_lo", t3."released_hi" AS "r.released_hi", t3."released_none" AS "r.released_none", t3."died_lo" AS "r.died_lo", t3."died_hi" AS "r.died_hi", t3."died_none" AS "r.died_none", t3."months" AS "r.months", t3."months_none" AS "r.months_none", t3."bail" AS "r.bail", t3."minor" AS "r.minor", t4."id" AS "r.person.id", t4."name" AS "r.person.name", t4."aliases" AS "r.person.aliases", t4."faction" AS "r.person.faction", t4."born_lo" AS "r.person.born_lo", t4."born_hi" AS "r.person.born_hi"
  FROM "cases" AS t3
  LEFT JOIN "people" AS t4 ON t4."id" = t3."person"
  WHERE t3."minor"
) AS t6
WHERE t5."speaker" COLLATE "C" = t6."r.person" COLLATE "C"
GROUP BY t5."topic"
ORDER BY COUNT(*) DESC NULLS LAST, t5."topic" COLLATE "C" NULLS LAST;

-- clickhouse
SELECT t5."topic" AS "topic", COUNT(*) AS "count"
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row") AS "_row", t1."id" AS "id", t1."speaker" AS "speaker", t1."topic" AS "topic", t1."stance" AS "stance", t1."date_lo" AS "date_lo", t1."date_hi" AS "date_hi", t1."text" AS "text", t1."strength" AS "strength", t2."id" AS "speaker.id", t2."name" AS "speaker.name", t2."aliases" AS "speaker.aliases", t2."faction" AS "speaker.faction", t2."born_lo" AS "speaker.born_lo", t2."born_hi" AS "speaker.born_hi"
  FROM "statements" AS t1
  LEFT JOIN "people" AS t2 ON t2."id" = t1."speaker"
) AS t5
CROSS JOIN (
  SELECT ROW_NUMBER() OVER (ORDER BY t3."_row") AS "_row", t3."id" AS "r.id", t3."person" AS "r.person", t3."region" AS "r.region", t3."charge" AS "r.charge", t3."detained_lo" AS "r.detained_lo", t3."detained_hi" AS "r.detained_hi", t3."released_lo" AS "r.released_lo", t3."released_hi" AS "r.released_hi", t3."released_none" AS "r.released_none", t3."died_lo" AS "r.died_lo", t3."died_hi" AS "r.died_hi", t3."died_none" AS "r.died_none", t3."months" AS "r.months", t3."months_none" AS "r.months_none", t3."bail" AS "r.bail", t3."minor" AS "r.minor", t4."id" AS "r.person.id", t4."name" AS "r.person.name", t4."aliases" AS "r.person.aliases", t4."faction" AS "r.person.faction", t4."born_lo" AS "r.person.born_lo", t4."born_hi" AS "r.person.born_hi"
  FROM "cases" AS t3
  LEFT JOIN "people" AS t4 ON t4."id" = t3."person"
  WHERE t3."minor"
) AS t6
WHERE t5."speaker" = t6."r.person"
GROUP BY t5."topic"
ORDER BY COUNT(*) DESC NULLS LAST, t5."topic" NULLS LAST
SETTINGS join_use_nulls = 1;

-- spark
SELECT t5.`topic` AS `topic`, COUNT(*) AS `count`
FROM (
  SELECT ROW_NUMBER() OVER (ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`) AS `_row`, t1.`id` AS `id`, t1.`speaker` AS `speaker`, t1.`topic` AS `topic`, t1.`stance` AS `stance`, t1.`date_lo` AS `date_lo`, t1.`date_hi` AS `date_hi`, t1.`text` AS `text`, t1.`strength` AS `strength`, t2.`id` AS `speaker.id`, t2.`name` AS `speaker.name`, t2.`aliases` AS `speaker.aliases`, t2.`faction` AS `speaker.faction`, t2.`born_lo` AS `speaker.born_lo`, t2.`born_hi` AS `speaker.born_hi`
  FROM `statements` AS t1
  LEFT JOIN `people` AS t2 ON t2.`id` = t1.`speaker`
) AS t5
CROSS JOIN (
  SELECT ROW_NUMBER() OVER (ORDER BY t3.`_row`) AS `_row`, t3.`id` AS `r.id`, t3.`person` AS `r.person`, t3.`region` AS `r.region`, t3.`charge` AS `r.charge`, t3.`detained_lo` AS `r.detained_lo`, t3.`detained_hi` AS `r.detained_hi`, t3.`released_lo` AS `r.released_lo`, t3.`released_hi` AS `r.released_hi`, t3.`released_none` AS `r.released_none`, t3.`died_lo` AS `r.died_lo`, t3.`died_hi` AS `r.died_hi`, t3.`died_none` AS `r.died_none`, t3.`months` AS `r.months`, t3.`months_none` AS `r.months_none`, t3.`bail` AS `r.bail`, t3.`minor` AS `r.minor`, t4.`id` AS `r.person.id`, t4.`name` AS `r.person.name`, t4.`aliases` AS `r.person.aliases`, t4.`faction` AS `r.person.faction`, t4.`born_lo` AS `r.person.born_lo`, t4.`born_hi` AS `r.person.born_hi`
  FROM `cases` AS t3
  LEFT JOIN `people` AS t4 ON t4.`id` = t3.`person`
  WHERE t3.`minor`
) AS t6
WHERE t5.`speaker` = t6.`r.person`
GROUP BY t5.`topic`
ORDER BY COUNT(*) DESC NULLS LAST, t5.`topic` NULLS LAST;
