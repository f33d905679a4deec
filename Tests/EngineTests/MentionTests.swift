import FullText
import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Full text")
struct MentionTests {
  private static let notes: [Value] = [
    .text("Lift the sanctions"), .unknown, .text("New sanctions, new prisoners"), .none,
    .text("Talks"), .text("Released after talks"), .text("A release"), .text(""),
  ]

  private static func casebook(isProse: Bool) -> Casebook {
    let schema = TableSchema(
      name: "notes", singular: "note",
      columns: [
        ColumnSchema(name: "id", type: .integer), ColumnSchema(name: "text", type: .text),
      ], roles: TableRoles(text: 1), rowCount: notes.count)
    let ids = notes.indices.map { Value.integer($0) }
    let text = isProse ? prose : Column(type: .text, values: notes)
    return Casebook(
      schema: Schema(name: "notes", title: "", asOf: Day(20_000), tables: [schema]),
      tables: [
        Table(columns: [Column(type: .integer, values: ids), text], rowCount: notes.count)
      ])
  }

  private static var prose: Column {
    var bytes: [UInt8] = []
    var offsets = [0]
    for note in notes {
      if case .text(let text) = note { bytes += text.utf8 }
      offsets.append(bytes.count)
    }
    return Column(
      type: .text, storage: .text(TextArena(bytes: Cells(bytes), offsets: TextOffsets(offsets))),
      unknown: Bitmap(rows: [1], count: notes.count), none: Bitmap(rows: [3], count: notes.count))
  }

  private static func answer(_ text: String, isProse: Bool) throws -> Answer {
    let casebook = casebook(isProse: isProse)
    let parsed = parseStatement(SourceText(text))
    guard case .query(let query) = parsed.syntax.kind else {
      throw ExecutionError.malformedPlan("no query")
    }
    let bound = try Binder.bind(query, schema: casebook.schema)
    let plan = Optimizer().optimize(bound.plan, schema: casebook.schema)
    return try Executor(casebook: casebook).run(plan, asWritten: bound.plan, subject: "notes")
  }

  @Test(
    "Rows are found, in a dictionary as in prose, and an unknown text is told",
    arguments: [
      ("notes mentioning \"sanctions\" show id", [0, 2], 1),
      ("notes mentioning \"\\\"lift the\\\" or talk\" show id", [0, 4, 5], 1),
      ("notes mentioning \"new*\" mentioning \"prisoner\" show id", [2], 1),
      ("notes mentioning \"absent\" show id", [], 1),
      ("notes mentioning \"release\" where id = 6 show id", [6], nil),
      ("notes mentioning \"talks\" where id = 5 or id = 1 show id", [5], 1),
      ("notes except (notes mentioning \"sanctions\")", [3, 4, 5, 6, 7], 1),
      ("notes mentioning \"lift\" union (notes mentioning \"talks\")", [0, 4, 5], 1),
    ] as [(String, [Int], Int?)])
  func rows(_ text: String, _ ids: [Int], _ possible: Int?) throws {
    for isProse in [false, true] {
      let answer = try Self.answer(text, isProse: isProse)
      let column = try #require(answer.columns.first)
      let found = (0..<answer.rowCount).map { column.values($0..<$0 + 1)[0] }
      #expect(found == ids.map { .integer($0) }, "\(text)")
      #expect(answer.possible?.count == possible, "\(text)")
      #expect(
        answer.possible.map { $0.causes } ?? []
          == (possible == nil
            ? []
            : [
              PossibleRows.Cause(column: "text", reason: .unknown, count: 1)
            ]),
        "\(text)")
    }
  }

  @Test("An index made by one query serves the next")
  func kept() throws {
    let casebook = Self.casebook(isProse: true)
    let indexes = ColumnIndexes()
    let origin = ColumnOrigin(table: 0, column: 1)
    let column = casebook.tables[0].columns[1]
    _ = try indexes.index(of: origin, column, nil, language: nil, threads: 1, .never)
    // What was made is there even for one who would make no more.
    let stopped = Cancellation { true }
    #expect(
      try indexes.index(of: origin, column, nil, language: nil, threads: 1, stopped)?.count == 8)
    #expect(throws: ExecutionError.self) {
      try ColumnIndexes().index(of: origin, column, nil, language: nil, threads: 1, stopped)
    }
  }
}
