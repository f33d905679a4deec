-- statements where text contains "100%" and text starts "O'N" show id

-- duckdb
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE CONTAINS(t1."text_fold", '100%') AND STARTS_WITH(t1."text_fold", 'o''n')
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- sqlite
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE INSTR(t1."text_fold", '100%') > 0 AND SUBSTR(t1."text_fold", 1, 3) = 'o''n'
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- postgres
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE STRPOS(t1."text_fold", '100%') > 0 AND STARTS_WITH(t1."text_fold", 'o''n')
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row";

-- clickhouse
SELECT t1."id" AS "id"
FROM "statements" AS t1
WHERE position(t1."text_fold", '100%') > 0 AND startsWith(t1."text_fold", 'o''n')
ORDER BY t1."date_lo" NULLS LAST, t1."date_hi" NULLS LAST, t1."_row"
SETTINGS join_use_nulls = 1;

-- spark
SELECT t1.`id` AS `id`
FROM `statements` AS t1
WHERE CONTAINS(t1.`text_fold`, '100%') AND STARTSWITH(t1.`text_fold`, 'o''n')
ORDER BY t1.`date_lo` NULLS LAST, t1.`date_hi` NULLS LAST, t1.`_row`;
