import Language
import Model

/// A row that is in, or may be.
struct Candidate {
  let row: Row
  /// Yes or unsure.
  let truth: Truth
}

/// The rows so far, and what can be said of them.
struct Stage {
  /// The names that can be used.
  var scope: Scope
  /// The rows that are in or may be, in order, before the pending conditions are decided.
  var candidates: [Candidate]
  /// Filters that follow each other: one conjunction, decided together.
  var pending: [Condition] = []
  /// The columns chosen by `show`; nil for all.
  var shown: [NamedQuantity]?
  /// True once an order was asked for; until then rows come in the axis' order.
  var isSorted = false
  /// True while the rows stand as in their table.
  var isFileOrder = true

  /// True for rows of a table.
  var isOfTable: Bool { scope.table != nil }

  /// The rows that are in.
  var certainRows: [Row] { candidates.filter { $0.truth == .yes }.map(\.row) }
}

extension Interpreter {
  /// Decides the pending conditions.
  func settle(_ stage: inout Stage) {
    let condition = Condition.all(stage.pending)
    stage.candidates = stage.candidates.compactMap { candidate in
      let truth = candidate.truth && condition.truth(of: candidate.row)
      return truth == .no ? nil : Candidate(row: candidate.row, truth: truth)
    }
    stage.pending = []
  }

  /// Puts rows in the order of the time axis, unless another order was asked for.
  func order(_ stage: inout Stage) {
    guard !stage.isSorted, stage.isOfTable, let axis = stage.scope.axis else { return }
    stage.candidates = sorted(stage.candidates, by: [(axis, false)])
    stage.isSorted = true
    stage.isFileOrder = false
  }

  /// Counts the rows that stay unsure where they are left behind.
  mutating func depart(_ stage: Stage) {
    departures.append(
      Departure(
        kind: !stage.scope.joins.isEmpty ? .pair : stage.isOfTable ? .ofTable : .group,
        count: stage.candidates.count { $0.truth == .unsure }))
  }

  /// The columns that an answer has.
  func outputs(of stage: Stage) -> [NamedQuantity] {
    if let shown = stage.shown { return shown }
    switch stage.scope.shape {
    case .made(let columns, _): return columns + stage.scope.computed + joined(stage)
    case .table(let table):
      let own = schema.tables[table].columns.indices.map { column in
        NamedQuantity(
          name: schema.tables[table].columns[column].name,
          quantity: quantity(of: column, in: table, links: []))
      }
      return own + stage.scope.computed + joined(stage)
    }
  }

  private func joined(_ stage: Stage) -> [NamedQuantity] {
    stage.scope.joins.flatMap { join in
      join.columns.compactMap { column in
        let name = Name(column.name, SourceRange(0, 0))
        return find(Path([name]), of: join).map {
          NamedQuantity(name: join.alias + "." + column.name, quantity: $0)
        }
      }
    }
  }

  /// Rows made of columns: groups, combinations.
  func stage(ofMade columns: [NamedQuantity], rows: [[Value]], isNameable: Bool = true) -> Stage {
    let made = columns.enumerated().map { index, column in
      var quantity = Quantity(
        type: column.quantity.type, subject: .column(links: [], index),
        value: { $0.cells[index] })
      quantity.origin = column.quantity.origin
      quantity.isColumn = true
      quantity.cells = rows.map { $0[index] }
      return NamedQuantity(name: column.name, quantity: quantity)
    }
    let candidates = rows.enumerated().map { index, cells in
      Candidate(row: Row(index: index, cells: cells), truth: .yes)
    }
    return Stage(
      scope: Scope(shape: .made(made, isNameable: isNameable)), candidates: candidates,
      isSorted: true, isFileOrder: true)
  }
}
