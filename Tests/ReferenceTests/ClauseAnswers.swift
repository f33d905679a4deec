/// Order, groups, combinations: whole queries.
let clauseAnswers: [Worked] = [
  // Order and number.
  Worked("cases sort months desc first 3 show id", "c5; c7; c2"),
  Worked("cases sort months last 2 show id", "c5; c4"),
  Worked("cases sort released desc show id", "c1; c6; c2; c5; c3; c4; c7"),
  Worked("cases top 2 by months show id", "c5; c7"),
  Worked("cases bottom 2 by months show id", "c6; c3"),
  Worked("cases first 1 per region show id", "c1; c2; c3; c5; c7"),
  Worked("cases last 1 per region show id", "c3; c4; c5; c6; c7"),
  Worked("released first 2 show id", "c5; c2", possible: 1),
  Worked("released sort region show id", "c2; c6; c1; c5", possible: 1),
  Worked("released sort region desc show id", "c1; c2; c6; c5", possible: 1),
  Worked("cases where region = Minsk first 1 show id", "c1", possible: 1),
  // Columns.
  Worked(
    "cases with size = if months > 20 then long else short first 4 show id, size",
    "c1|short; c2|long; c3|short; c4|(unknown)"),
  Worked("cases first 2 show id, released.month as m", "c1|2024-07; c2|2024, month unknown"),
  Worked("cases first 2 show id, released - detained as d", "c1|552; c2|276..671"),
  Worked("people show id, number of cases (months > 20) as n", "p2|2; p1|(unknown); p4|0; p3|0"),
  Worked("cases unique region", "Minsk; Gomel; minsk; (unknown); Brest"),
  Worked("cases unique released.year", "2024; (unknown); (none); 2023/2024, year unknown"),
  Worked("cases with long = months > 20 show long first 4", "no; yes; no; (unknown)"),
  Worked("cases show id as name where name = c2", "c2"),
  // Groups.
  Worked("cases count", "7"),
  Worked("cases where region = Nowhere count", "0", possible: 1),
  Worked("cases where region = Minsk share by minor", "no|50|1; (unknown)|50|1", possible: 1),
  Worked("cases where region = Nowhere count by region", "", possible: 1),
  Worked("cases where region = Nowhere mean months", "(unknown)", possible: 1),
  Worked("cases count by region", "Gomel|2; Minsk|2; Brest|1; minsk|1; (unknown)|1"),
  Worked("cases count by minor", "no|5; yes|1; (unknown)|1"),
  Worked(
    "released count by month", "2023/2024, month unknown|1; 2024, month unknown|2; 2024-07|1",
    possible: 1),
  Worked("released count by year", "2023/2024, year unknown|1; 2024|3", possible: 1),
  Worked(
    "released count by quarter",
    "2023/2024, quarter unknown|1; 2024, quarter unknown|2; 2024-Q3|1", possible: 1),
  Worked(
    "cases count by released",
    "2023/2024|1; 2024|1; 2024-06-30/2024-07-02|1; 2024-07-15|1; (unknown)|1; (none)|2"),
  Worked("cases count by months", "6|1; 12|1; 18|1; 24|1; 36|1; 60|1; (unknown)|1"),
  Worked("cases count by person.faction", "engagement|3; pressure|2; (unknown)|2"),
  Worked(
    "cases count by if months > 20 then long else short", "long|3; short|3; (unknown)|1"),
  Worked(
    "cases count, mean months, median months, least months, greatest months, sum months",
    "7|26|21|6|60|156"),
  Worked("cases distinct(region)", "4"),
  Worked("cases quantile(months, 0.25) as q", "13.5"),
  Worked("cases deviation months as d with r = round(d) show r", "20"),
  Worked("cases share by minor with r = round(share) show minor, r", "no|71; yes|14; (unknown)|14"),
  Worked(
    "cases count(months > 12) as long, count by region",
    "Brest|1|1; Gomel|1|2; Minsk|1|2; (unknown)|1|1; minsk|0|1"),
  Worked("cases list region as r, distinct(released) as d", "Brest; Gomel; Minsk; minsk|1"),
  Worked("cases least detained, greatest detained", "2023-01-10|2024-06-01"),
  Worked("cases sum (released - detained) as s", "552"),
  Worked("statements mean strength by stance", "oppose|2; support|2; (unknown)|2"),
  Worked("cases count by region where count > 1", "Gomel|2; Minsk|2"),
  Worked("cases count by region where region = gomel", "Gomel|2", possible: 1),
  Worked(
    "cases where released since 2024 count by region where region = Gomel", "Gomel|2", possible: 2),
  Worked("cases count by region sort count, region first 2", "Brest|1; minsk|1"),
  Worked(
    "cases count by region, minor first 1 per region",
    "Gomel|no|2; Brest|no|1; Minsk|no|1; minsk|yes|1; (unknown)|no|1"),
  Worked("cases count by minor count", "3"),
  // Across.
  Worked(
    "cases count by minor across region",
    "no|2|1|1|0|1|5; yes|0|0|0|1|0|1; (unknown)|0|1|0|0|0|1"),
  Worked("cases mean months across minor", "28.8|12|(unknown)"),
  Worked("cases count across released.year", "1|3|1|2|7"),
  // Sets.
  Worked(
    "(cases where region = Minsk union cases where months > 20) show id", "c1; c2; c4; c5; c7"),
  Worked("(cases where region = Minsk intersect cases where months > 20) show id", "", possible: 2),
  Worked("(cases where region = Minsk except cases where months > 20) show id", "c1", possible: 1),
  Worked("cases show region union cases show region", "Minsk; Gomel; minsk; (unknown); Brest"),
  Worked(
    "cases show region intersect cases where region = Gomel show region", "Gomel", possible: 1),
  Worked(
    "cases show region except cases where region = Gomel show region",
    "Minsk; minsk; (unknown); Brest", possible: 1),
  Worked(
    "((cases sort months first 2) union (cases where region = Brest)) show id", "c6; c3; c7",
    possible: 1),
  Worked("(released in 2024 union released in 2023) show id", "c2; c6; c1", possible: 2),
]
