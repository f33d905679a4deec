/// What Python's `re.search` says on the syntax that both share: `+` for a match and `-` for none,
/// the pattern, the text.
let recordedVerdicts = ##"""
  + ⇥ colou?r ⇥ the colours
  + ⇥ colou?r ⇥ color
  - ⇥ colou?r ⇥ ing
  - ⇥ colou?r ⇥ 0xg
  - ⇥ colou?r ⇥ primed minister
  - ⇥ colou?r ⇥ http://ex.org/a?b
  - ⇥ colou?r ⇥ totalss
  + ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ 192.168.0.1
  - ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ xxy
  - ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ one two
  - ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ primed minister
  - ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ ac
  - ⇥ ^\d{1,3}(?:\.\d{1,3}){3}$ ⇥ abc
  + ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ Anna Karenina
  + ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ Dr Who
  - ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ (two words)
  - ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ say "hi
  - ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ a.b@ex.org
  - ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ founded
  - ⇥ \b[A-Z][a-z]+\s[A-Z][a-z]+\b ⇥ https://x
  + ⇥ (?i)\bprime minister\b ⇥ The PRIME Minister spoke
  - ⇥ (?i)\bprime minister\b ⇥ primed minister
  - ⇥ (?i)\bprime minister\b ⇥ US$ 5
  - ⇥ (?i)\bprime minister\b ⇥ Dr. Who
  - ⇥ (?i)\bprime minister\b ⇥ a_b
  - ⇥ (?i)\bprime minister\b ⇥ crème
  + ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ a.b@ex.org
  - ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ one two three
  - ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ one two
  - ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ sing song
  - ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ anna Karenina
  - ⇥ ^[^@\s]+@[^@\s]+\.[a-z]{2,}$ ⇥ a_b
  + ⇥ https?://[\w.-]+(?:/\S*)? ⇥ http://ex.org/a?b
  + ⇥ https?://[\w.-]+(?:/\S*)? ⇥ https://x
  - ⇥ https?://[\w.-]+(?:/\S*)? ⇥ ёлка
  - ⇥ https?://[\w.-]+(?:/\S*)? ⇥ say "hi
  - ⇥ https?://[\w.-]+(?:/\S*)? ⇥ sea
  - ⇥ https?://[\w.-]+(?:/\S*)? ⇥ $5
  - ⇥ https?://[\w.-]+(?:/\S*)? ⇥ Dr Who
  + ⇥ (\d+)-(\d+) ⇥ 2021-13-30
  + ⇥ (\d+)-(\d+) ⇥ 2021-04-30
  + ⇥ (\d+)-(\d+) ⇥ 10-20
  - ⇥ (\d+)-(\d+) ⇥ ftp://x
  - ⇥ (\d+)-(\d+) ⇥ back\nslash
  - ⇥ (\d+)-(\d+) ⇥ one  two
  - ⇥ (\d+)-(\d+) ⇥ 0xFF
  - ⇥ (\d+)-(\d+) ⇥ abcde
  + ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ Dr Who
  + ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ Dr. Who
  - ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ $5.25
  - ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ primed minister
  - ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ one two three
  - ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ The PRIME Minister spoke
  - ⇥ ^(?:Mr|Mrs|Dr)\.? \w+ ⇥ crème
  + ⇥ [aeiou]{2,3} ⇥ queue
  + ⇥ [aeiou]{2,3} ⇥ unfounded
  + ⇥ [aeiou]{2,3} ⇥ founded
  + ⇥ [aeiou]{2,3} ⇥ aabb
  + ⇥ [aeiou]{2,3} ⇥ one two three
  + ⇥ [aeiou]{2,3} ⇥ sea
  - ⇥ [aeiou]{2,3} ⇥ crème
  - ⇥ [aeiou]{2,3} ⇥ a c
  - ⇥ [aeiou]{2,3} ⇥ ing
  - ⇥ [aeiou]{2,3} ⇥ acd
  - ⇥ [aeiou]{2,3} ⇥ жизни
  + ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ 2021-04-30
  - ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ founded
  - ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ a b@ex.org
  - ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ one two three
  - ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ ёлка
  - ⇥ \d{4}-(?:0[1-9]|1[0-2])-[0-3]\d ⇥ totals
  + ⇥ ^$ ⇥
  - ⇥ ^$ ⇥ acd
  - ⇥ ^$ ⇥ żółty
  - ⇥ ^$ ⇥ Жизнь прошла
  - ⇥ ^$ ⇥ [x]
  - ⇥ ^$ ⇥ a.b@ex.org
  + ⇥ ^\s*# ⇥   # note
  - ⇥ ^\s*# ⇥ LMX
  - ⇥ ^\s*# ⇥ say "hi"
  - ⇥ ^\s*# ⇥ bcd
  - ⇥ ^\s*# ⇥ acd
  - ⇥ ^\s*# ⇥ queue
  + ⇥ (?:ab|cd)+?e ⇥ abcde
  + ⇥ (?:ab|cd)+?e ⇥ ababe
  - ⇥ (?:ab|cd)+?e ⇥ Anna Karenina
  - ⇥ (?:ab|cd)+?e ⇥ K
  - ⇥ (?:ab|cd)+?e ⇥ a.b@ex.org
  - ⇥ (?:ab|cd)+?e ⇥ US$ 5
  - ⇥ (?:ab|cd)+?e ⇥ one two
  + ⇥ [^\w\s] ⇥ $5.25
  + ⇥ [^\w\s] ⇥ [x]
  + ⇥ [^\w\s] ⇥ US$ 5
  + ⇥ [^\w\s] ⇥ 2021-04-30
  + ⇥ [^\w\s] ⇥ back\nslash
  + ⇥ [^\w\s] ⇥ x;key=;y
  - ⇥ [^\w\s] ⇥ жизни
  - ⇥ [^\w\s] ⇥ żółty
  - ⇥ [^\w\s] ⇥ abbcd
  - ⇥ [^\w\s] ⇥ ing
  - ⇥ [^\w\s] ⇥ e
  + ⇥ \bun\w*ed\b ⇥ unfounded
  - ⇥ \bun\w*ed\b ⇥ primed minister
  - ⇥ \bun\w*ed\b ⇥ http://ex.org/a?b
  - ⇥ \bun\w*ed\b ⇥ жизнь
  - ⇥ \bun\w*ed\b ⇥ x;key=;y
  - ⇥ \bun\w*ed\b ⇥ ſ
  + ⇥ (?i)straße ⇥ Straße
  - ⇥ (?i)straße ⇥ The PRIME Minister spoke
  - ⇥ (?i)straße ⇥ Москва
  - ⇥ (?i)straße ⇥ hah!
  - ⇥ (?i)straße ⇥ one two three
  - ⇥ (?i)straße ⇥ żółty
  + ⇥ жизн[ьи] ⇥ жизни
  + ⇥ жизн[ьи] ⇥ жизнь
  - ⇥ жизн[ьи] ⇥ K
  - ⇥ жизн[ьи] ⇥ abbcd
  - ⇥ жизн[ьи] ⇥ colr
  - ⇥ жизн[ьи] ⇥ x;key=;y
  - ⇥ жизн[ьи] ⇥ xxy
  + ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ Ёлка
  + ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ Москва
  - ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ ac
  - ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ The PRIME Minister spoke
  - ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ abcde
  - ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ жизни
  - ⇥ ^[А-ЯЁ][а-яё]+$ ⇥ Dr. Who
  + ⇥ \w+\W+\w+ ⇥ Dr Who
  + ⇥ \w+\W+\w+ ⇥ (two words)
  + ⇥ \w+\W+\w+ ⇥ one  two
  + ⇥ \w+\W+\w+ ⇥ $5.25
  + ⇥ \w+\W+\w+ ⇥ The PRIME Minister spoke
  + ⇥ \w+\W+\w+ ⇥ https://x
  - ⇥ \w+\W+\w+ ⇥ xxxxxy
  - ⇥ \w+\W+\w+ ⇥ abbcd
  - ⇥ \w+\W+\w+ ⇥ LMX
  - ⇥ \w+\W+\w+ ⇥ жизни
  - ⇥ \w+\W+\w+ ⇥ ababe
  + ⇥ (a|b)*abb ⇥ abbcd
  + ⇥ (a|b)*abb ⇥ aabb
  - ⇥ (a|b)*abb ⇥ say "hi
  - ⇥ (a|b)*abb ⇥ xxy
  - ⇥ (a|b)*abb ⇥ singing
  - ⇥ (a|b)*abb ⇥ a_b
  - ⇥ (a|b)*abb ⇥ queue
  + ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ abc
  + ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ acd
  + ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ ac
  + ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ abcd
  + ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ abbcd
  - ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ the colours
  - ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ klm
  - ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ e
  - ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ 2021-13-30
  - ⇥ ^(?:a|ab)(?:c|bcd)d*$ ⇥ Straße
  + ⇥ x{2,4}y ⇥ xxxxxy
  + ⇥ x{2,4}y ⇥ xxy
  - ⇥ x{2,4}y ⇥ Drwho
  - ⇥ x{2,4}y ⇥ say "hi
  - ⇥ x{2,4}y ⇥ totalss
  - ⇥ x{2,4}y ⇥ xyy
  - ⇥ x{2,4}y ⇥ e
  + ⇥ \Bing\b ⇥ sing song
  + ⇥ \Bing\b ⇥ singing
  - ⇥ \Bing\b ⇥ klm
  - ⇥ \Bing\b ⇥ crème
  - ⇥ \Bing\b ⇥ 0xg
  - ⇥ \Bing\b ⇥ anna Karenina
  - ⇥ \Bing\b ⇥ key=1
  + ⇥ [+\-*/=] ⇥ x;key=;y
  + ⇥ [+\-*/=] ⇥ a-b_c
  + ⇥ [+\-*/=] ⇥ a-b
  + ⇥ [+\-*/=] ⇥ key=1
  + ⇥ [+\-*/=] ⇥ monkey=1
  + ⇥ [+\-*/=] ⇥ 10-20
  - ⇥ [+\-*/=] ⇥ Dr Who
  - ⇥ [+\-*/=] ⇥ US$ 5
  - ⇥ [+\-*/=] ⇥ aéc
  - ⇥ [+\-*/=] ⇥ The PRIME Minister spoke
  - ⇥ [+\-*/=] ⇥ unfounded
  + ⇥ "[^"]*" ⇥ say "hi"
  - ⇥ "[^"]*" ⇥ ababe
  - ⇥ "[^"]*" ⇥ (two words)
  - ⇥ "[^"]*" ⇥ sea
  - ⇥ "[^"]*" ⇥ 10-20
  - ⇥ "[^"]*" ⇥ abab
  + ⇥ \(\w+\) ⇥ (word)
  - ⇥ \(\w+\) ⇥ ftp://x
  - ⇥ \(\w+\) ⇥ color
  - ⇥ \(\w+\) ⇥ US$ 5
  - ⇥ \(\w+\) ⇥ queue
  - ⇥ \(\w+\) ⇥ totem
  + ⇥ ^.{5}$ ⇥ 10–20
  + ⇥ ^.{5}$ ⇥ 1+1=2
  + ⇥ ^.{5}$ ⇥ color
  + ⇥ ^.{5}$ ⇥ 10-20
  + ⇥ ^.{5}$ ⇥ a-b_c
  + ⇥ ^.{5}$ ⇥ crème
  - ⇥ ^.{5}$ ⇥ aéc
  - ⇥ ^.{5}$ ⇥   # note
  - ⇥ ^.{5}$ ⇥ aabb
  - ⇥ ^.{5}$ ⇥ (word)
  - ⇥ ^.{5}$ ⇥ x;key=;y
  + ⇥ ^[\w\-]+$ ⇥ xxxxxy
  + ⇥ ^[\w\-]+$ ⇥ 2021-04-30
  + ⇥ ^[\w\-]+$ ⇥ ſ
  + ⇥ ^[\w\-]+$ ⇥ singing
  + ⇥ ^[\w\-]+$ ⇥ xyy
  + ⇥ ^[\w\-]+$ ⇥ K
  - ⇥ ^[\w\-]+$ ⇥ $5.25
  - ⇥ ^[\w\-]+$ ⇥ sing song
  - ⇥ ^[\w\-]+$ ⇥ The PRIME Minister spoke
  - ⇥ ^[\w\-]+$ ⇥ http://ex.org/a?b
  - ⇥ ^[\w\-]+$ ⇥ primed minister
  + ⇥ (?:^|;)key=(?:[^;]*) ⇥ x;key=;y
  + ⇥ (?:^|;)key=(?:[^;]*) ⇥ key=1
  - ⇥ (?:^|;)key=(?:[^;]*) ⇥ aéc
  - ⇥ (?:^|;)key=(?:[^;]*) ⇥ sea
  - ⇥ (?:^|;)key=(?:[^;]*) ⇥ totals
  - ⇥ (?:^|;)key=(?:[^;]*) ⇥ colr
  - ⇥ (?:^|;)key=(?:[^;]*) ⇥ ababe
  + ⇥ a.c ⇥ a c
  + ⇥ a.c ⇥ abcd
  + ⇥ a.c ⇥ abcde
  + ⇥ a.c ⇥ aéc
  + ⇥ a.c ⇥ abc
  - ⇥ a.c ⇥ K
  - ⇥ a.c ⇥ http://ex.org/a?b
  - ⇥ a.c ⇥ жизнь
  - ⇥ a.c ⇥ $5
  - ⇥ a.c ⇥ xxxxxy
  + ⇥ (?i)[k-m]+x ⇥ LMX
  - ⇥ (?i)[k-m]+x ⇥ abcd
  - ⇥ (?i)[k-m]+x ⇥ abc
  - ⇥ (?i)[k-m]+x ⇥ totem
  - ⇥ (?i)[k-m]+x ⇥ totalss
  - ⇥ (?i)[k-m]+x ⇥ a c
  + ⇥ tot(?:al|em)?s?$ ⇥ totem
  + ⇥ tot(?:al|em)?s?$ ⇥ totals
  - ⇥ tot(?:al|em)?s?$ ⇥ e
  - ⇥ tot(?:al|em)?s?$ ⇥
  - ⇥ tot(?:al|em)?s?$ ⇥ a-b
  - ⇥ tot(?:al|em)?s?$ ⇥ sing song
  - ⇥ tot(?:al|em)?s?$ ⇥ a_b
  + ⇥ \$\d+(?:\.\d{2})? ⇥ $5
  + ⇥ \$\d+(?:\.\d{2})? ⇥ $5.25
  - ⇥ \$\d+(?:\.\d{2})? ⇥ abcd
  - ⇥ \$\d+(?:\.\d{2})? ⇥ 192.168.0.1
  - ⇥ \$\d+(?:\.\d{2})? ⇥ жизнь
  - ⇥ \$\d+(?:\.\d{2})? ⇥ key=1
  - ⇥ \$\d+(?:\.\d{2})? ⇥ STRASSE
  + ⇥ ^(?:\w+ ){2,}\w+$ ⇥ The PRIME Minister spoke
  + ⇥ ^(?:\w+ ){2,}\w+$ ⇥ one two three
  - ⇥ ^(?:\w+ ){2,}\w+$ ⇥ żółty
  - ⇥ ^(?:\w+ ){2,}\w+$ ⇥ abcd
  - ⇥ ^(?:\w+ ){2,}\w+$ ⇥ xxy
  - ⇥ ^(?:\w+ ){2,}\w+$ ⇥ http://ex.org/a?b
  - ⇥ ^(?:\w+ ){2,}\w+$ ⇥ a_b
  + ⇥ \\n ⇥ back\nslash
  - ⇥ \\n ⇥ a_b
  - ⇥ \\n ⇥ key=1
  - ⇥ \\n ⇥   # note
  - ⇥ \\n ⇥ abab
  - ⇥ \\n ⇥ ababe
  + ⇥ [\]\[] ⇥ [x]
  - ⇥ [\]\[] ⇥ e
  - ⇥ [\]\[] ⇥ é
  - ⇥ [\]\[] ⇥ color
  - ⇥ [\]\[] ⇥ x;key=;y
  - ⇥ [\]\[] ⇥ 0xFF
  + ⇥ é|è|ê ⇥ é
  + ⇥ é|è|ê ⇥ aéc
  + ⇥ é|è|ê ⇥ crème
  - ⇥ é|è|ê ⇥ xxxxxy
  - ⇥ é|è|ê ⇥   # note
  - ⇥ é|è|ê ⇥ x;key=;y
  - ⇥ é|è|ê ⇥ 2021-04-30
  - ⇥ é|è|ê ⇥ say "hi
  + ⇥ (?:ha)+! ⇥ hahaha!
  - ⇥ (?:ha)+! ⇥ http://ex.org/a?b
  - ⇥ (?:ha)+! ⇥ singing
  - ⇥ (?:ha)+! ⇥ a-b_c
  - ⇥ (?:ha)+! ⇥ sing song
  - ⇥ (?:ha)+! ⇥ a b@ex.org
  + ⇥ 0x[0-9a-fA-F]+ ⇥ 0xFF
  - ⇥ 0x[0-9a-fA-F]+ ⇥ bcd
  - ⇥ 0x[0-9a-fA-F]+ ⇥ Dr. Who
  - ⇥ 0x[0-9a-fA-F]+ ⇥ 192.168.0.1
  - ⇥ 0x[0-9a-fA-F]+ ⇥ queue
  - ⇥ 0x[0-9a-fA-F]+ ⇥ one two
  """##
