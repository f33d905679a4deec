import Engine
import Ingest
import Language
import Plan
import Shell
import Store
import Testing
import Threading

@testable import Snapshot

/// Of a great snapshot each column and link is checked before its first use, and nothing is shown
/// of one that is not as it was written.
@Suite struct LateCheckTests {
  private let image: OpenedImage

  init() throws { image = try OpenedImage(of: SmallDataset.all) }

  private func opened(_ bytes: [UInt8]) throws -> Casebook {
    try Snapshot(bytes, name: "small.casebook", checkedAtOnce: 0).dataset.casebook
  }

  /// Bytes of which one, in a section, is another than was written.
  private func damaged(_ section: String) throws -> [UInt8] {
    let place = try #require(image.sections.first { $0.name == section })
    var bytes = image.bytes
    bytes[place.offset] ^= 1
    return bytes
  }

  private func answer(_ text: String, of casebook: Casebook) throws(ExecutionError) -> Answer? {
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind,
      let bound = try? Binder.bind(query, schema: casebook.schema)
    else { return nil }
    return try Executor(casebook: casebook).run(
      bound.plan, asWritten: bound.plan, subject: bound.subject)
  }

  private func fault(_ text: String, of casebook: Casebook) -> String? {
    do throws(ExecutionError) {
      #expect(try answer(text, of: casebook) != nil)
      return nil
    } catch {
      guard case .damaged(let fault) = error else { return nil }
      return fault.description
    }
  }

  static let uses: [(section: String, query: String)] = [
    ("people.faction codes", "people where faction = unity count"),
    ("people.faction values offsets", "people count by faction"),
    ("people.faction values text", "people show faction"),
    ("people.note text", "people where note contains \"b\" count"),
    ("people.note text offsets", "people sort note"),
    ("people.note words", "people mentioning \"b\""),
    ("people.note postings", "people mentioning \"b\" count"),
    ("people.note postings offsets", "people mentioning \"b*\" count"),
    ("people.note unknown", "people where note is unknown count"),
    ("cases.person targets", "cases where person.faction = unity count"),
    ("cases.person link offsets", "people where any cases (months > 1) count"),
    ("cases.person link sources", "people where any cases (months > 1) count"),
    ("cases.detained values", "cases where detained since 2022 count"),
    ("cases.released latest", "cases where released since 2022 count"),
    ("cases.released notations", "cases"),
    ("cases.months values", "cases sort months"),
    ("cases.bail values", "cases count, sum bail"),
    ("cases.minor values", "cases where minor count"),
    ("cases.held most", "cases where held > 2 days count"),
  ]

  @Test("Damage is told by the first query that reads it, by its section", arguments: uses)
  func damage(section: String, query: String) throws {
    #expect(fault(query, of: try opened(image.bytes)) == nil)
    let casebook = try opened(try damaged(section))
    #expect(fault("people count", of: casebook) == nil)
    #expect(casebook.fault == nil)
    let expected = "small.casebook: section \(section): its bytes have changed since the snapshot "
    #expect(fault(query, of: casebook)?.hasPrefix(expected) == true)
    #expect(
      fault(query, of: casebook)?.hasSuffix("make it anew from its sources with casebook index")
        == true)
    // What else was made may rest on it.
    #expect(fault("people count", of: casebook)?.hasPrefix(expected) == true)
  }

  @Test("Contents that cannot be are found as late", arguments: ContentTests.wrongs)
  func contents(_ wrong: ContentTests.Wrong) throws {
    let bytes = try image.changed(wrong.section, wrong.change)
    let all = refusal(bytes)
    do throws(SnapshotError) {
      let casebook = try Snapshot(bytes, name: "small.casebook", checkedAtOnce: 0).dataset.casebook
      for table in casebook.tables {
        for column in table.columns { _ = column.value(at: 0) }
        for link in table.links.values { _ = link.value.rows(leadingTo: 0).count }
        for words in table.words.values { _ = words.value.words.count }
      }
      guard let fault = casebook.fault else {
        Issue.record("what was refused at once is not refused later")
        return
      }
      // Where the names of all sections are wrong, any may be told.
      #expect(
        fault.description == all?.description
          || wrong.message.hasPrefix("the section") && fault.message.contains(wrong.message))
    } catch {
      // Before anything is read of a table.
      #expect(error == all)
    }
  }

  @Test("More rows than the file has room for are refused at once, and no room is made for them")
  func rows() throws {
    let many: [UInt8] = [0xF0, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0]
    let schema = try #require(image.sections.first { $0.name == "schema" })
    var refusals: Set<String> = []
    for place in 0..<(schema.length - many.count) {
      let bytes = try image.changed("schema") {
        $0.replaceSubrange(place..<(place + many.count), with: many)
      }
      do throws(SnapshotError) {
        let snapshot = try Snapshot(bytes, name: "small.casebook", checkedAtOnce: 0)
        for table in snapshot.dataset.casebook.tables {
          #expect(table.rowCount < 1_000)
          for column in table.columns { #expect(column.count < 1_000) }
          for link in table.links.values { #expect(link.value.targets.count < 1_000) }
        }
      } catch {
        refusals.insert(error.message)
      }
    }
    #expect(refusals.contains { $0.contains("not what its table asks for") })
  }

  @Test("A sound snapshot answers the same, however late it is checked")
  func sound() throws {
    let (late, whole) = (try opened(image.bytes), try Snapshot(image.bytes, name: "").dataset)
    for (_, query) in Self.uses {
      let (one, other) = (try answer(query, of: late), try answer(query, of: whole.casebook))
      #expect(one?.rowCount == other?.rowCount)
      #expect(one?.possible == other?.possible)
      #expect(
        one?.columns.map { $0.values(0..<(one?.rowCount ?? 0)) }
          == other?.columns.map { $0.values(0..<(other?.rowCount ?? 0)) })
    }
    #expect(late.fault == nil)
  }

  @Test("Threads that ask for a part at once are given one and the same")
  func threads() throws {
    for (bytes, isSound) in [(image.bytes, true), (try damaged("cases.months values"), false)] {
      let casebook = try opened(bytes)
      let monitor = Monitor()
      let seen = Seen()
      let work: @Sendable () -> Void = {
        let column = casebook.tables[1].columns[3]
        monitor.inside { seen.add(column) }
      }
      Threads.run(work, beside: 3, work)
      // Threads that have not begun by the time this one is done are done without.
      #expect((1...4).contains(seen.columns.count))
      for column in seen.columns {
        guard case .integers(let one) = column.storage,
          case .integers(let other) = seen.columns[0].storage
        else { return #expect(Bool(false), "months are whole numbers") }
        #expect(one.isSame(as: other))
      }
      #expect((casebook.fault == nil) == isSound)
    }
  }

  /// Columns that threads were given, one thread at a time.
  private final class Seen: @unchecked Sendable {
    private(set) var columns: [Column] = []

    func add(_ column: Column) { columns.append(column) }
  }

  @Test("A session tells of damage as it does when a snapshot is opened, and ends alike")
  func session() throws {
    let dataset = try Snapshot(
      try damaged("cases.months values"), name: "small.casebook", checkedAtOnce: 0
    ).dataset
    var session = Session(casebook: dataset.casebook, report: dataset.report)
    let text = SourceText("cases sort months")
    do throws(Failure) {
      _ = try session.run(parseStatement(text).syntax, in: text)
      Issue.record("nothing is shown of what is damaged")
    } catch {
      #expect(error.diagnostics.map(\.code) == [.damagedDataset])
      #expect(error.diagnostics[0].message.contains("section cases.months values"))
      #expect(Console().report(error) == .dataError)
    }
  }

  @Test("A snapshot of a damaged one is not made")
  func copied() throws {
    let casebook = try opened(try damaged("people.note text"))
    let dataset = LoadedDataset(casebook: casebook, report: SmallDataset.all.report)
    _ = try writeSnapshot(of: dataset, sources: [], to: SnapshotImage())
    #expect(casebook.fault != nil)
  }
}
