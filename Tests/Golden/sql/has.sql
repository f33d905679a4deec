-- statements where text has "pressure on" show id

-- duckdb
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE CONTAINS(t1."text_words", ' pressure on ')
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE INSTR(t1."text_words", ' pressure on ') > 0
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE STRPOS(t1."text_words", ' pressure on ') > 0
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE position(t1."text_words", ' pressure on ') > 0
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `statements` AS t1
WHERE CONTAINS(t1.`text_words`, ' pressure on ')
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
