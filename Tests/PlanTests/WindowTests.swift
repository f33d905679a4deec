import Testing

@testable import Plan

@Suite("Windows and weekdays")
struct WindowTests {
  @Test(
    "A window is a step of the plan, over the rows that its clause sees",
    arguments: Entry.table(
      """
      released count by month with change = count - prior(count) over (sort month)
      project month, count, (count - prior(count)) as change
        window prior(count) over (sort month)
          aggregate count as count by month(released) as month
            filter days(released, ever)
              scan cases

      cases with n = rank() over (by region sort released) where n = 1
      project *, rank() as n
        filter rank() = 1
          window rank() over (by region sort released)
            scan cases

      cases with n = rank() over (sort id desc), p = prior(n) over (by region), q = n + 1
      project *, rank() as n, prior(rank()) as p, (rank() + 1) as q
        window prior(rank()) over (by region)
          window rank() over (sort id desc)
            scan cases

      cases with n = rank() over (sort id), m = rank() over (sort id)
      project *, rank() as n, rank() as m
        window rank() over (sort id)
          scan cases

      released show id, next(region) over (sort id) as after where after = minsk
      project id, next(region) as after
        filter values(next(region), exact: minsk)
          window next(region) over (sort id)
            sort released
              filter days(released, ever)
                scan cases

      cases sort total(sentence_months) over (sort id) desc
      project *
        sort total(sentence_months) desc
          window total(sentence_months) over (sort id)
            scan cases

      released top 3 by rank() over (by person.role sort detained)
      project *
        first 3
          sort rank() desc
            window rank() over (by person.role sort detained)
              sort released
                filter days(released, ever)
                  scan cases

      cases with p = prior(prior(region) over (sort id)) over (sort id) count by p
      aggregate count as count by prior(prior(region)) as p
        window prior(prior(region)) over (sort id)
          window prior(region) over (sort id)
            scan cases

      define change as count - prior(count) over (); cases count by region with d = change
      project region, count, (count - prior(count)) as d
        window prior(count) over ()
          aggregate count as count by region
            scan cases

      let first = cases with n = rank() over (by region sort id) where n = 1; first where minor
      project *, rank() as n
        filter and(rank() = 1, minor)
          window rank() over (by region sort id)
            scan cases

      cases with n = if $flag then total(sentence_months) over (sort id) else $n
      project *, if yes then total(sentence_months) else 5 as n
        window total(sentence_months) over (sort id)
          scan cases

      (cases with n = rank() over (sort id)) union (cases with n = rank() over (sort id))
      union
        project *, rank() as n
          window rank() over (sort id)
            scan cases
        project *, rank() as n
          window rank() over (sort id)
            scan cases

      cases where person in (from cases with n = rank() over (sort id) where n = 1 show person)
      project *
        filter person in (project person < filter rank() = 1 < window rank() over (sort id) < scan cases)
          scan cases
      """))
  func bind(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test(
    "What a window lacks is said, with the query that has it",
    arguments: Entry.table(
      """
      cases where rank() over (by region sort id) = 1
      E0208 [rank() over (by region sort id)] `rank` is of several rows, and cannot stand where rows are chosen or grouped.
      Compute it first: with name = rank() over (by key sort x desc)
      try: cases with rank = rank() over (by region sort id) where rank = 1

      cases with rank = 1 where prior(minor) and rank() over (by region) > 1
      E0208 [prior(minor)] `prior` is of several rows, and cannot stand where rows are chosen or grouped.
      Compute it first: with name = prior(x) over (sort date)
      try: cases with rank = 1 with prior_minor = prior(minor) over (sort detained) with rank_2 = rank() over (by region sort detained) where prior_minor and rank_2 > 1
      E0208 [rank() over (by region)] `rank` is of several rows, and cannot stand where rows are chosen or grouped.
      Compute it first: with name = rank() over (by key sort x desc)
      try: cases with rank = 1 with prior_minor = prior(minor) over (sort detained) with rank_2 = rank() over (by region sort detained) where prior_minor and rank_2 > 1

      cases count by prior(region) over (sort id) as before
      E0208 [prior(region) over (sort id)] `prior` is of several rows, and cannot stand where rows are chosen or grouped.
      Compute it first: with name = prior(x) over (sort date)
      try: cases with prior_region = prior(region) over (sort id) count by prior_region as before

      cases count by region with p = prior(count)
      E0204 [prior] `prior` is of several rows: say of which, in which order.
      Write it as prior(x) over (sort date).
      try: cases count by region with p = prior(count) over (sort region)

      cases count by region with r = rank() over ()
      E0204 [rank() over ()] `rank` needs an order to count in.
      Say what the rows are sorted by: rank() over (by key sort x desc)
      try: cases count by region with r = rank() over (sort count desc)

      released with r = rank() over (by region)
      E0204 [rank() over (by region)] `rank` needs an order to count in.
      Say what the rows are sorted by: rank() over (by key sort x desc)
      try: released with r = rank() over (by region sort released)

      cases show rank(id) over (sort id)
      E0204 [rank(id) over (sort id)] `rank` takes no value.
      Write it as rank() over (by key sort x desc).

      cases show prior() over (sort id)
      E0204 [prior() over (sort id)] `prior` takes one value.
      Write it as prior(x) over (sort date).

      cases show total(region) over (sort id)
      E0201 [region] `total` needs numbers, and this is a category.

      cases show lead(id) over (sort id)
      E0106 [lead] There is no function 'lead'; here it is `next`.
      Write it as next(x) over (sort date).
      try: cases show next(id) over (sort id)

      cases show sum(sentence_months) over (sort id)
      E0204 [sum] `sum` is computed of groups; the running sum of rows is `total`.
      Write it as total(x) over (sort date).
      try: cases show total(sentence_months) over (sort id)

      cases show length(region) over (sort id)
      E0204 [length] `length` takes no `over`.
      What goes over rows is prior, next, total and rank.
      try: cases show length(region)

      cases show prior(nothing) over (by regon sort id)
      E0104 [nothing] cases has no column 'nothing'.
      It has id, person, detained, sentenced, released, died, charge, region, faction, sentence_months, minor, held.
      E0104 [regon] cases has no column 'regon'.
      Did you mean region?

      cases where any statements (rank() over (sort date) = 1)
      E0208 [rank() over (sort date)] `rank` is of several rows, and has no place here.
      It stands in with, show, sort and top … by.

      people with n = rank() over (sort name) where any statements (weight = person.n)
      E0208 [person.n] 'person.n' is computed of several rows, and is not read from inside brackets.
      Compare it outside the brackets, with number of … (…).

      cases count by region across faction with r = rank() over (sort region)
      E0208 [rank() over (sort region)] The columns that `across` makes are not known before it runs.
      Group by both keys: by … , …
      """))
  func mistakes(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }

  @Test("No filter goes below a window, nor below what shows it")
  func noPushing() throws {
    let bound = try #require(
      Reading("cases with n = rank() over (sort id) show n, region where region = minsk").bound)
    let steps = Optimizer().optimize(bound.plan, schema: Prison.schema)
    #expect(
      planLines(steps) == [
        "project rank() as n, region", "  filter values(region, exact: minsk)",
        "    window rank() over (sort id)", "      scan cases",
      ])
  }

  @Test(
    "Weekdays are compared with their names",
    arguments: Entry.table(
      """
      released count by weekday
      aggregate count as count by weekday(released) as weekday
        filter days(released, ever)
          scan cases

      cases where released.weekday in (saturday, Sunday) and detained.weekday < released.weekday
      project *
        filter and(days(released, saturday or sunday), weekday(detained) < weekday(released))
          scan cases

      cases where released.weekday between monday and friday
      project *
        filter days(released, monday or tuesday or wednesday or thursday or friday)
          scan cases

      cases where released.weekday = $who
      E0105 [$who] There is no weekday 'minsk'.
      The weekdays are monday, tuesday, wednesday, thursday, friday, saturday, sunday.

      cases count by released.weekday where released.weekday != monday
      filter not(released.weekday = monday)
        aggregate count as count by weekday(released) as released.weekday
          scan cases

      cases where released.weekday = 6
      E0105 [6] There is no weekday '6'.
      Did you mean saturday?
      try: cases where released.weekday = saturday

      cases where released.weekday = satruday
      E0105 [satruday] There is no weekday 'satruday'.
      Did you mean saturday?
      try: cases where released.weekday = saturday

      cases where released.weekday = region
      E0105 [region] There is no weekday 'region'.
      The weekdays are monday, tuesday, wednesday, thursday, friday, saturday, sunday.

      cases where released.weekday = 5 days
      E0201 [5 days] A weekday cannot be compared with a number of days.

      cases mean released.weekday
      E0201 [released.weekday] `mean` needs numbers, and this is a weekday.
      Group by it, or count its values: distinct(…).

      cases count by weekday
      E0108 [weekday] cases has several dates: detained, sentenced, released, died.
      Say of which one: detained.weekday
      try: cases count by detained.weekday
      """))
  func weekdays(_ entry: Entry) {
    #expect(Reading(entry.text).lines == entry.expected)
  }
}
