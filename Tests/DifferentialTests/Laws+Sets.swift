// Union, intersection and difference of rows of one table, by what is said of each row.
extension Laws {
  mutating func sets(
    _ e: String, _ f: String, _ g: String, _ table: CaseTable
  ) throws {
    let (a, b, c) = ("(cases where \(e))", "(cases where \(f))", "(cases where \(g))")
    func same(_ name: String, _ one: String, _ other: String) throws {
      law(name, try table.counted(one), try table.counted(other))
    }
    try same("union commutes", "\(a) union \(b)", "\(b) union \(a)")
    try same("intersect commutes", "\(a) intersect \(b)", "\(b) intersect \(a)")
    try same(
      "union is associative", "(\(a) union \(b)) union \(c)", "\(a) union (\(b) union \(c))")
    try same(
      "intersect is associative", "(\(a) intersect \(b)) intersect \(c)",
      "\(a) intersect (\(b) intersect \(c))")
    try same("A union A is A", "\(a) union \(a)", a)
    try same("A intersect A is A", "\(a) intersect \(a)", a)
    try same("absorption", "\(a) intersect (\(a) union \(b))", a)
    try same(
      "intersect distributes", "\(a) intersect (\(b) union \(c))",
      "(\(a) intersect \(b)) union (\(a) intersect \(c))")
    try same(
      "union distributes", "\(a) union (\(b) intersect \(c))",
      "(\(a) union \(b)) intersect (\(a) union \(c))")
    try same(
      "except a union", "\(a) except (\(b) union \(c))", "(\(a) except \(b)) except \(c)")
    try same(
      "except an intersection", "\(a) except (\(b) intersect \(c))",
      "(\(a) except \(b)) union (\(a) except \(c))")
    try same("all except A is not E", "cases except \(a)", "cases where not \(e)")
    try asConditions(e, f, table)
  }

  /// `A union B` is `where A or B`: rows of which it can be told stay told. Only a date that both
  /// ask about may be told better by one condition than by two.
  private mutating func asConditions(_ e: String, _ f: String, _ table: CaseTable) throws {
    let (a, b) = ("(cases where \(e))", "(cases where \(f))")
    for (name, sets, condition) in [
      ("union is or", "\(a) union \(b)", "\(e) or \(f)"),
      ("intersect is and", "\(a) intersect \(b)", "\(e) and \(f)"),
      ("except is and not", "\(a) except \(b)", "\(e) and not \(f)"),
    ] {
      let ofSets = try table.counted(sets)
      let ofCondition = try table.counted("cases where \(condition)")
      if dates(in: e).isDisjoint(with: dates(in: f)) {
        law(name, ofSets, ofCondition)
      } else {
        law("\(name), at least", Set(ofSets.keys).subtracting(ofCondition.keys), [])
        check(
          "\(name), no more possible",
          ofCondition.keys.count + ofCondition.possible <= ofSets.keys.count + ofSets.possible,
          "\(ofCondition) against \(ofSets)")
      }
    }
  }

  /// The dates that a condition may ask about; a state asks about several.
  private func dates(in condition: String) -> Set<String> {
    var found = Set(["detained", "released", "died", "born"].filter(condition.contains))
    if condition.contains("held") { found.formUnion(["detained", "released", "died"]) }
    return found
  }
}
