/// Draws the whole dataset from its fixed seeds: the name and the text of each file.
func generateClassroom() -> [(name: String, text: String)] {
  // Two seeds, so that a change to the statements leaves every case as it was.
  let cases = CaseRecords(seed: 2_025_0720)
  let statements = StatementRecords(seed: 2_021_0101, cases: cases.truths)
  return [
    ("datapackage.json", Descriptor.text),
    ("cases.csv", delimited(header: CaseRecords.header, rows: cases.rows)),
    ("statements.csv", delimited(header: StatementRecords.header, rows: statements.rows)),
    ("speakers.csv", delimited(header: Speaker.header, rows: statements.speakers.map(\.row))),
  ]
}
