-- cases show lower(region) as l, upper(region) as u, length(region) as n

-- duckdb
SELECT LOWER(REPLACE(t1."region", 'İ', 'i̇')) AS "l", UPPER(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(t1."region", 'ß', 'SS'), 'ŉ', 'ʼN'), 'ǰ', 'J̌'), 'ΐ', 'Ϊ́'), 'ΰ', 'Ϋ́'), 'և', 'ԵՒ'), 'ẖ', 'H̱'), 'ẗ', 'T̈'), 'ẘ', 'W̊'), 'ẙ', 'Y̊'), 'ẚ', 'Aʾ'), 'ὐ', 'Υ̓'), 'ὒ', 'Υ̓̀'), 'ὔ', 'Υ̓́'), 'ὖ', 'Υ̓͂'), 'ᾀ', 'ἈΙ'), 'ᾁ', 'ἉΙ'), 'ᾂ', 'ἊΙ'), 'ᾃ', 'ἋΙ'), 'ᾄ', 'ἌΙ'), 'ᾅ', 'ἍΙ'), 'ᾆ', 'ἎΙ'), 'ᾇ', 'ἏΙ'), 'ᾈ', 'ἈΙ'), 'ᾉ', 'ἉΙ'), 'ᾊ', 'ἊΙ'), 'ᾋ', 'ἋΙ'), 'ᾌ', 'ἌΙ'), 'ᾍ', 'ἍΙ'), 'ᾎ', 'ἎΙ'), 'ᾏ', 'ἏΙ'), 'ᾐ', 'ἨΙ'), 'ᾑ', 'ἩΙ'), 'ᾒ', 'ἪΙ'), 'ᾓ', 'ἫΙ'), 'ᾔ', 'ἬΙ'), 'ᾕ', 'ἭΙ'), 'ᾖ', 'ἮΙ'), 'ᾗ', 'ἯΙ'), 'ᾘ', 'ἨΙ'), 'ᾙ', 'ἩΙ'), 'ᾚ', 'ἪΙ'), 'ᾛ', 'ἫΙ'), 'ᾜ', 'ἬΙ'), 'ᾝ', 'ἭΙ'), 'ᾞ', 'ἮΙ'), 'ᾟ', 'ἯΙ'), 'ᾠ', 'ὨΙ'), 'ᾡ', 'ὩΙ'), 'ᾢ', 'ὪΙ'), 'ᾣ', 'ὫΙ'), 'ᾤ', 'ὬΙ'), 'ᾥ', 'ὭΙ'), 'ᾦ', 'ὮΙ'), 'ᾧ', 'ὯΙ'), 'ᾨ', 'ὨΙ'), 'ᾩ', 'ὩΙ'), 'ᾪ', 'ὪΙ'), 'ᾫ', 'ὫΙ'), 'ᾬ', 'ὬΙ'), 'ᾭ', 'ὭΙ'), 'ᾮ', 'ὮΙ'), 'ᾯ', 'ὯΙ'), 'ᾲ', 'ᾺΙ'), 'ᾳ', 'ΑΙ'), 'ᾴ', 'ΆΙ'), 'ᾶ', 'Α͂'), 'ᾷ', 'Α͂Ι'), 'ᾼ', 'ΑΙ'), 'ῂ', 'ῊΙ'), 'ῃ', 'ΗΙ'), 'ῄ', 'ΉΙ'), 'ῆ', 'Η͂'), 'ῇ', 'Η͂Ι'), 'ῌ', 'ΗΙ'), 'ῒ', 'Ϊ̀'), 'ΐ', 'Ϊ́'), 'ῖ', 'Ι͂'), 'ῗ', 'Ϊ͂'), 'ῢ', 'Ϋ̀'), 'ΰ', 'Ϋ́'), 'ῤ', 'Ρ̓'), 'ῦ', 'Υ͂'), 'ῧ', 'Ϋ͂'), 'ῲ', 'ῺΙ'), 'ῳ', 'ΩΙ'), 'ῴ', 'ΏΙ'), 'ῶ', 'Ω͂'), 'ῷ', 'Ω͂Ι'), 'ῼ', 'ΩΙ'), 'ﬀ', 'FF'), 'ﬁ', 'FI'), 'ﬂ', 'FL'), 'ﬃ', 'FFI'), 'ﬄ', 'FFL'), 'ﬅ', 'ST'), 'ﬆ', 'ST'), 'ﬓ', 'ՄՆ'), 'ﬔ', 'ՄԵ'), 'ﬕ', 'ՄԻ'), 'ﬖ', 'ՎՆ'), 'ﬗ', 'ՄԽ')) AS "u", LENGTH_GRAPHEME(t1."region") AS "n"
FROM "cases" AS t1
ORDER BY t1."_row";

-- sqlite
-- `lower`, which knows no letters beyond ASCII, cannot be said exactly in the SQL of sqlite.

-- postgres
-- `length`, which counts characters as a reader does, cannot be said exactly in the SQL of postgres.

-- clickhouse
-- `length`, which counts characters as a reader does, cannot be said exactly in the SQL of clickhouse.

-- spark
-- `length`, which counts characters as a reader does, cannot be said exactly in the SQL of spark.
