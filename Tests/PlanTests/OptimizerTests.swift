import Language
import Model
import Testing

@testable import Plan

@Suite("Optimizer rules")
struct OptimizerTests {
  @Test(
    "Filters move below sorts, projections and joins, as far as they can be computed there",
    arguments: Entry.table(
      """
      cases sort region where minor
      no change

      cases show region, lower(faction) as f >> made where f = x
      no change

      cases show region, length(charge) as n >> made where n > 3
      project region, n
        project region, length(charge) as n
          filter length(charge) > 3
            scan cases

      cases join (people show name, role) as p on person = p.name and minor where p.role = journalist
      project *, p.name, p.role
        join on person = p.name
          project *, person.name, person.aliases, person.role, person.faction, person.birth_year, \
      person.humanitarian
            filter minor
              scan cases
          project name as p.name, role as p.role, aliases as p.aliases, faction as p.faction, \
      birth_year as p.birth_year, humanitarian as p.humanitarian
            filter values(role, exact: journalist)
              scan people

      cases where minor show released as r >> made where r since 2024
      project r
        sort r
          project released as r
            filter and(minor, days(released, 2024-01-01/..))
              scan cases

      cases show lower(region) as r >> made where r in (minsk, brest)
      no change

      cases show minor, lower(region) as r >> made where if r = minsk then minor else not minor
      no change

      cases show minor, region as r >> made where if r = minsk then minor else not minor
      project minor, r
        project minor, region as r
          filter if values(region, exact: minsk) then minor else (not(minor))
            scan cases

      cases first 3 where minor
      no change
      """))
  func pushFilters(_ entry: Entry) { expect(entry, after: "push-filters") }

  @Test(
    "Conditions lose what says nothing",
    arguments: Entry.table(
      """
      cases where region = minsk or faction = pressure or region = minsk
      project *
        filter or(values(region, exact: minsk), values(faction, exact: pressure))
          scan cases

      cases where region = minsk and region = brest
      no change

      cases where minor and $flag and (minor or not $flag)
      project *
        filter minor
          scan cases

      cases where minor or $flag
      project *
        scan cases

      cases where minor and not $flag
      project *
        filter no
          scan cases

      cases where possibly possibly minor
      project *
        filter possibly(minor)
          scan cases

      cases where unsure region is unknown
      project *
        filter no
          scan cases

      cases count(minor and minor) by region
      aggregate count(minor) as count_value by region
        scan cases

      cases with x = (minor or minor)
      project *, (minor) as x
        scan cases
      """))
  func simplifyConditions(_ entry: Entry) { expect(entry, after: "simplify-conditions") }

  @Test(
    "Tests of a column for values become one, of the values that all of them leave",
    arguments: Entry.table(
      """
      cases where region = minsk or region = brest or faction = pressure or region = minsk
      project *
        filter or(values(region, exact: minsk, brest), values(faction, exact: pressure))
          scan cases

      cases where region != minsk and minor and region not in (brest, grodno)
      project *
        filter and(not(values(region, exact: minsk, brest, grodno)), minor)
          scan cases

      cases where region in (minsk, brest, grodno) and region != brest
      project *
        filter values(region, exact: minsk, grodno)
          scan cases

      cases where region in (minsk, brest) or region != minsk and region != grodno
      project *
        filter not(values(region, exact: grodno))
          scan cases

      cases where region = minsk and region = brest and minor
      project *
        filter and(region is unknown, unsure, minor)
          scan cases

      cases where region = minsk or region != minsk
      project *
        filter not(and(region is unknown, unsure))
          scan cases

      cases where region = minsk and region != brest and region != minsk
      project *
        filter and(region is unknown, unsure)
          scan cases

      cases where region = minsk and faction = pressure
      no change
      """))
  func combineValues(_ entry: Entry) { expect(entry, after: "combine-values") }

  @Test(
    "What was counted of a column answers tests of it",
    arguments: Entry.table(
      """
      cases where region is unknown
      project *
        filter no
          scan cases

      cases where region is known and minor
      project *
        filter minor
          scan cases

      cases where region in (minsk-city, brest, minsk, grodno) or minor
      project *
        scan cases

      cases where not (released is unknown) and person.faction is known
      project *
        filter person.faction is known
          scan cases

      cases where released since 2024 and released before 2023
      project *
        filter no
          scan cases

      cases where died before 2024 or died since 2024 or minor
      project *
        scan cases

      cases where faction in (engagement, pressure)
      no change

      cases where any statements (stance is known and topic = release)
      project *
        filter at least 1 statements.case_id = id (values(topic, exact: release))
          scan cases
      """))
  func applyStatistics(_ entry: Entry) { expect(entry, after: "apply-statistics") }

  @Test(
    "A sort goes where nothing reads its order",
    arguments: Entry.table(
      """
      cases sort released where minor count by region
      aggregate count as count by region
        filter minor
          scan cases

      cases sort released show region >> made count by region
      aggregate count as count by region
        project region
          scan cases

      cases sort released first 3 count by region
      no change

      (cases sort released) join (people sort name) as p on person = p.name count by region
      aggregate count as count by region
        join on person = p.name
          project *, person.name, person.aliases, person.role, person.faction, \
      person.birth_year, person.humanitarian
            scan cases
          project name as p.name, aliases as p.aliases, role as p.role, faction as p.faction, \
      birth_year as p.birth_year, humanitarian as p.humanitarian
            scan people
      """))
  func dropNeedlessSorts(_ entry: Entry) { expect(entry, after: "drop-needless-sorts") }

  @Test(
    "A projection makes only what is read",
    arguments: Entry.table(
      """
      cases show region, released, lower(faction) as f >> made count by f
      aggregate count as count by f
        project lower(faction) as f
          scan cases

      cases show region, faction, minor >> made count, count(minor) as m by faction across region
      no change

      cases show region, faction, minor >> made count
      aggregate count as count
        project region
          scan cases

      cases show region, minor, faction >> made show faction, minor
      project faction, minor
        project minor, faction
          scan cases

      cases show charge, region, minor, faction >> made where minor sort region first 3 \
      count by faction
      aggregate count as count by faction
        first 3
          sort region
            filter minor
              project region, minor, faction
                scan cases

      cases join people as p on person = p.name count by p.role
      aggregate count as count by p.role
        join on person = p.name
          project person
            scan cases
          project name as p.name, role as p.role
            scan people

      cases join people as p on person = p.name and minor sort p.role show region
      project region
        sort p.role
          join on and(person = p.name, minor)
            project person, region, minor
              scan cases
            project name as p.name, role as p.role
              scan people

      cases join people as p on person = p.name
      project *, p.name, p.aliases, p.role, p.faction, p.birth_year, p.humanitarian
        join on person = p.name
          project *
            scan cases
          project name as p.name, aliases as p.aliases, role as p.role, faction as p.faction, \
      birth_year as p.birth_year, humanitarian as p.humanitarian
            scan people
      """))
  func pruneColumns(_ entry: Entry) { expect(entry, after: "prune-columns") }

  @Test(
    "Cheap tests that keep few rows go first, and ties keep their order",
    arguments: Entry.table(
      """
      cases where charge contains "x" and released since 2024 and region = grodno
      project *
        filter and(values(region, exact: grodno), days(released, 2024-01-01/..), \
      charge contains "x")
          scan cases

      cases where region = minsk-city and region = grodno
      project *
        filter and(values(region, exact: grodno), values(region, exact: minsk-city))
          scan cases

      cases where minor and person.humanitarian
      no change
      """))
  func orderBySelectivity(_ entry: Entry) { expect(entry, after: "order-by-selectivity") }

  func expect(_ entry: Entry, after rule: String) {
    guard let plan = plan(entry.text) else {
      Issue.record("\(Reading(entry.text).lines)")
      return
    }
    let others = Set(Optimizer.rules.map(\.name)).subtracting([rule])
    let alone = Optimizer(disabled: others).steps(plan, schema: Prison.schema)
    let lines = alone.first.map { planLines($0.plan).joined(separator: "\n") } ?? "no change"
    #expect(lines == entry.expected)
    #expect(alone.allSatisfy { $0.rule == rule })
    let disabled = Optimizer(disabled: [rule]).steps(plan, schema: Prison.schema)
    #expect(!disabled.contains { $0.rule == rule }, "a rule that is switched off does nothing")
  }

  /// The plan of a query; or of one, after `>>`, whose table `made` is what the first query gives,
  /// which no text of this version can say.
  private func plan(_ text: String) -> LogicalPlan? {
    let parts = text.split(separator: " >> ").map(String.init)
    guard let inner = Reading(parts[0]).bound, parts.count == 2 else {
      return Reading(text).bound?.plan
    }
    let columns = inner.columns.map {
      ColumnSchema(
        name: $0.name, type: $0.type, statistics: ColumnStatistics(categories: $0.categories))
    }
    let schema = Schema(
      name: "made", title: "", asOf: Prison.schema.asOf,
      tables: [TableSchema(name: "made", singular: "row", columns: columns)])
    guard case .query(let query) = parseStatement(SourceText(parts[1])).syntax.kind,
      let outer = try? Binder.bind(query, schema: schema)
    else { return nil }
    return outer.plan.replacingScans(with: inner.plan)
  }

  @Test("Rules are named apart, say what they do, and none runs when all are off")
  func names() throws {
    let names = Optimizer.rules.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Optimizer.rules.allSatisfy { $0.summary.hasSuffix(".") })
    let plan = try #require(Reading("cases sort region where minor and minor count").bound).plan
    #expect(Optimizer(disabled: Set(names)).optimize(plan, schema: Prison.schema) == plan)
  }

  @Test("Optimizing twice changes nothing, whichever rule is off")
  func settled() {
    let texts = [
      "cases where region = minsk or region = brest sort died show region, minor as m, faction >> "
        + "made where m and region != grodno and m where region = minsk sort faction count",
      "(released since 2024 where minor) where charge has x and released before 2025 and not minor",
      "cases show region, faction, minor >> made where minor show region, faction",
      "(cases sort region where $flag) sort died where unsure possibly minor or minor count",
      "cases count by region where count > 2 and region = minsk or count = 1 sort count first 2",
      "(released union detained) where region = minsk where region = minsk count by faction",
    ]
    for text in texts {
      guard let plan = plan(text) else {
        Issue.record("\(Reading(text).lines)")
        continue
      }
      for disabled in [Set<String>()] + Optimizer.rules.map({ [$0.name] }) {
        let optimizer = Optimizer(disabled: disabled)
        let once = optimizer.optimize(plan, schema: Prison.schema)
        #expect(optimizer.steps(once, schema: Prison.schema).isEmpty, "\(text) without \(disabled)")
        #expect(PlanVerifier.violations(of: once, schema: Prison.schema) == [])
      }
    }
  }
}

extension LogicalPlan {
  fileprivate func replacingScans(with plan: LogicalPlan) -> LogicalPlan {
    if case .scan = self { return plan }
    return mapInputs { $0.replacingScans(with: plan) }
  }
}
