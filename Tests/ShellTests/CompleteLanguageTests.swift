import Testing

@Suite("Functions, patterns and checked scripts")
struct CompleteLanguageTests {
  @Test(
    "A query is answered",
    arguments: [
      (
        "cases where charge matches /^(mass|public)/ count by charge",
        "charge,count\npublic order,1043\nmass unrest,269\n"
      ),
      (
        "cases count by band(sentence_months, 24) as months first 2",
        "months,count\n0,1911\n24,1287\n"
      ),
      (
        "cases where id = c0001 show days(detained, released) as d, age(detained, released) as y, "
          + "words(charge) as w, first_known(facility, region) as p, detained + 2 months as l",
        "d,y,w,p,l\n365,1,1,colony-02,2020-10-09\n"
      ),
      ("cases where released within 3 months of detained count", "count\n32\n"),
      (
        "cases where released.month in (2024-07, 2024-08) count by released.month as m",
        "m,count\n2024-07,33\n2024-08,43\n"
      ),
      (
        "define long(t, n) as t > n; released since 2024-07 where long(sentence_months, 60) count",
        "count\n54\n"
      ),
      (
        "cases where released in 2024 count, possibly count, unsure count",
        "count,possibly_count,unsure_count\n822,824,2\n"
      ),
      ("expect released since 2024-07 count gives \"300\"", ""),
    ])
  func answers(query: String, expected: String) throws {
    let program = try Program.run(["--format", "csv", "-c", query, "@classroom"])
    #expect(program.output == expected)
  }

  @Test(
    "A mistake is shown at its place",
    arguments: [
      ("cases where charge matches /(a+/", "E0213  This bracket is not closed."),
      ("expect cases gives 3 rows", "E0212  Expected 3 rows, and the answer has 3900."),
      ("expect cases count gives \"3\"", "E0212  Expected \"3\", and the answer is \"3900\"."),
      ("cases count by band(sentence_months, 0)", "E0204  A band's width is a number above 0."),
      ("include \"/etc/passwd\"", "E0211"), ("include \"../x.cq\"", "E0211"),
    ])
  func mistakes(query: String, expected: String) throws {
    let program = try Program.run(["-c", query, "@classroom"])
    #expect(program.status == 1)
    #expect(program.errors.contains(expected))
  }

  @Test("Relative dates and states count from the day that --as-of gives")
  func asOf() throws {
    let program = try Program.run([
      "--format", "csv", "-c", "held count", "@classroom", "--as-of", "2024-01-01",
    ])
    #expect(program.output == "count\n1410\n")
    let wrong = try Program.run(["-c", "held count", "--as-of", "2024-13"])
    #expect(wrong.status == 2)
  }

  @Test("An included script gives its names; a mistake in it is told in its own lines")
  func inclusion() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("names.cq", "let freed = released since 2024-07\n\ncases count\n")
    let main = try folder.write("main.cq", "include \"names.cq\";\nfreed count\n")
    #expect(
      try Program.run(["run", main, "@classroom", "--format", "csv"]).output == "count\n300\n")
    _ = try folder.write("names.cq", "let freed = released where facton = x\n")
    #expect(try Program.run(["run", main, "@classroom"]).errors.contains("names.cq:1:28"))
    _ = try folder.write("names.cq", "include \"main.cq\"\n")
    let circle = try Program.run(["check", main, "@classroom"])
    #expect(circle.errors.contains("main.cq → names.cq → main.cq"))
    #expect(circle.status == 1)
  }
}
