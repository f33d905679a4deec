/// Dates, hedges and states: the answers to `… show id`.
let dateAnswers: [Worked] = [
  Worked("released", "c5; c2; c6; c1", possible: 1),
  Worked("cases", "c1; c2; c3; c4; c5; c6; c7"),
  Worked("released since 2024-07", "c1", possible: 4),
  Worked("released in 2024", "c2; c6; c1", possible: 2),
  Worked("released after 2024-06", "c1", possible: 4),
  Worked("released on 2024-07-15", "c1", possible: 3),
  Worked("released until 2024-07-02", "c6", possible: 3),
  Worked("released before 2024-06-30", "", possible: 3),
  Worked("released between 2023 and 2024", "c5; c2; c6; c1", possible: 1),
  Worked("released between 2023-06 and 2024-06-30", "", possible: 4),
  // What is said of one date is tried as a whole.
  Worked(
    "cases where released before 2024 or released since 2024", "c1; c2; c5; c6", possible: 1),
  Worked("cases where released before 2024 and released since 2024", "", possible: 1),
  Worked(
    "cases where not (released before 2024 and released since 2024)", "c1; c2; c4; c5; c6; c7",
    possible: 1),
  Worked(
    "cases where released since 2023 where released until 2024", "c1; c2; c5; c6", possible: 1),
  Worked("cases where released since 2024 sort id where released before 2024", "", possible: 1),
  Worked("released since 2024 first 9 where released before 2024", "", possible: 2),
  Worked(
    "cases where released before 2024 or region = Gomel or released since 2024", "c1; c2; c5; c6",
    possible: 1),
  Worked(
    "cases where released.month in 2024 or released before 2024", "c1; c2; c5; c6", possible: 1),
  Worked("cases where detained.year = 2020 or detained since 2024-06", "c6; c7", possible: 1),
  Worked("cases where released in (2023, 2024)", "c1; c2; c5; c6", possible: 1),
  Worked("cases where released in 2023..2024", "c1; c2; c5; c6", possible: 1),
  Worked("cases where released not in (2023, 2024)", "c4; c7", possible: 1),
  Worked(
    "cases where released after 2024-07-01 or released until 2024-07-01", "c1; c2; c5; c6",
    possible: 1),
  Worked(
    "cases where held on 2024-07-01 or released until 2024-07-01", "c1; c4", possible: 4),
  // None is no to every time test, and yes to its negation.
  Worked("cases where not released since 2024", "c4; c7", possible: 2),
  Worked("cases where released != 2024", "c4; c7", possible: 2),
  Worked("cases where died before 2024", "c7"),
  Worked("cases where not died before 2024", "c1; c2; c3; c4; c5; c6"),
  // Parts of dates.
  Worked("cases where released.year = 2024", "c1; c2; c6", possible: 2),
  Worked("cases where released.month = 2024-07", "c1", possible: 4),
  Worked(
    "cases where released.month = 2024-07 or released.month != 2024-07", "c1; c2; c4; c5; c6; c7",
    possible: 1),
  Worked("cases where detained.month = released.month", "", possible: 2),
  // Hedges.
  Worked("cases where possibly released since 2024-07", "c1; c2; c3; c5; c6"),
  Worked("cases where unsure released since 2024-07", "c2; c3; c5; c6"),
  Worked("cases where not possibly released since 2024-07", "c4; c7"),
  Worked("cases possibly released since 2024-07", "c1; c2; c3; c5; c6"),
  Worked("possibly released since 2024-07", "c5; c2; c6; c1; c3"),
  Worked("cases where unsure released since 2024-07 or region = Gomel", "c2; c3; c5; c6"),
  Worked("cases where possibly (released before 2024 and released since 2024)", "c3"),
  // Two dates.
  Worked("cases where released after detained", "c1; c2; c5; c6", possible: 1),
  Worked("cases where detained before released", "c1; c2; c5; c6", possible: 1),
  Worked("cases where detained = released", "", possible: 1),
  Worked("cases where died after detained", "c7"),
  Worked("cases where not died after detained", "c1; c2; c3; c4; c5; c6"),
  Worked("cases where released before detained + 30 days", "", possible: 3),
  Worked("cases where released within 31 days of detained", "c6", possible: 2),
  Worked("cases where released within 30 days after detained", "", possible: 3),
  Worked("cases where detained within 5 days before 2023-01-03", "c4", possible: 1),
  // Intervals.
  Worked("cases where released - detained > 500", "c1", possible: 3),
  Worked("cases where released - detained <= 31 days", "c6", possible: 2),
  Worked("cases where released - detained = 30", "", possible: 3),
  Worked("cases where not released - detained > 500", "c4; c6; c7", possible: 3),
  // States.
  Worked("held on 2024-07-01", "c4; c1", possible: 4),
  Worked("held", "c4", possible: 1),
  Worked("cases where held in 2024", "c1; c4; c6", possible: 3),
  Worked("held during 2024", "c4; c1; c6", possible: 3),
  Worked("held throughout 2023", "", possible: 2),
  Worked("held since 2024-07", "c4; c1", possible: 4),
  Worked("held until 2021", "c7", possible: 1),
  Worked("cases where held on 2024-07-01", "c1; c4", possible: 4),
  Worked("cases where not held on 2024-07-01", "c7", possible: 4),
  Worked("cases held on 2024-07-01", "c1; c4", possible: 4),
  Worked("possibly held on 2024-07-01", "c5; c4; c1; c2; c3; c6"),
  // The time axis of statements, and relative dates from the as-of day.
  Worked("statements", "s6; s3; s1; s2; s5; s4"),
  Worked("statements since 2024-07", "s1; s2; s5", possible: 2),
  Worked("said since 2024-07", "s1; s2; s5", possible: 2),
  Worked("statements since 1 year ago", "s5", possible: 2),
  Worked("statements in previous year", "s3; s1; s2", possible: 1),
  Worked("statements before this year", "s6; s3; s1; s2", possible: 1),
  Worked("statements since today", "", possible: 1),
]
