import Model
import Plan
import Store

/// The columns of a cross-tab: one for each value of the key across and each aggregate.
struct Pivot: Sendable {
  private let across: GroupKey
  /// Groups by the keys and the key across.
  private let cells: Grouping
  /// Groups by the keys alone, in the answer's order.
  private let rows: Grouping
  private let order: [Int32]
  /// The ordinals of the key across, in the columns' order.
  private let headings: [Int32]

  /// Lays the columns out: dates and numbers ascending, other values by their rows, descending,
  /// ties by name; unknown and none last.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`.
  init(
    across: GroupKey, within keys: [GroupKey], _ rows: Grouping, _ order: [Int32], rowCount: Int,
    _ cancellation: Cancellation
  ) throws(ExecutionError) {
    self.across = across
    self.rows = rows
    self.order = order
    cells = try Grouping(
      keys.map(\.ordinals) + [across.ordinals], rowCount: rowCount, cancellation)
    let ordinals = across.ordinals
    let totals = groupCounts(ordinals.codes.span, groupCount: ordinals.count)
    let present = ordinals.codes.isEmpty ? [] : totals.indices.filter { totals[$0] > 0 }
    let isOrdered = across.type.isOrdered
    headings = present.sorted { left, right in
      let isBefore =
        !isOrdered && left < ordinals.valueCount && right < ordinals.valueCount
        && totals[left] != totals[right]
      return isBefore ? totals[left] > totals[right] : left < right
    }.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Bytes that a row of the cross-tab takes: under each heading a value and the row it is at.
  func bytesPerRow(of aggregation: Aggregation) -> Int {
    headings.count * (BytesPerRow.row + aggregation.aggregates.count * 8)
  }

  /// The columns, and for a single count their total; `others` is how many stand before them.
  ///
  /// - Throws: `interrupted`, `tooManyColumns`.
  func columns(
    _ inputs: [AggregateInput], others: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [MappedColumn] {
    let hasTotal = inputs.count == 1 && inputs.first?.function == .count
    if others + headings.count * inputs.count + (hasTotal ? 1 : 0) > Limits.columnsMax {
      throw .tooManyColumns(limit: Limits.columnsMax)
    }
    let names = headingNames
    var values: [Column] = []
    for input in inputs { values.append(try input.column(cells, cancellation)) }
    var columns: [MappedColumn] = []
    for (place, heading) in headings.enumerated() {
      try cancellation.check()
      let cellOfRow = cells(under: heading)
      for (index, input) in inputs.enumerated() {
        let name = inputs.count == 1 ? names[place] : names[place] + " " + input.name
        let column = values[index].gathered(at: composed(order, through: cellOfRow))
        columns.append(
          MappedColumn(name: name, column: input.isZeroOfNothing ? column.zeroFilled : column))
      }
    }
    if hasTotal, let input = inputs.first {
      columns.append(
        MappedColumn(
          name: "total", column: try input.column(rows, cancellation).gathered(at: order)))
    }
    return columns
  }

  private var headingNames: [String] {
    let firstRows = across.ordinals.firstRows
    let values = across.column(at: headings.map { firstRows[Int($0)] }).column
    return headings.indices.map { values.value(at: $0).heading }
  }

  /// For each group of the keys, the cell under a heading; −1 where no row is.
  private func cells(under heading: Int32) -> [Int32] {
    var result = [Int32](repeating: -1, count: rows.count)
    for (cell, row) in cells.firstRows.enumerated()
    where row >= 0 && across.ordinals.codes[Int(row)] == heading {
      result[Int(rows.groups[Int(row)])] = Int32(truncatingIfNeeded: cell)
    }
    return result
  }
}

extension Column {
  /// The column with zeros for unknown numbers.
  fileprivate var zeroFilled: Column { Column(type: type, storage: storage) }
}

extension Value {
  /// The cell as a column's heading or a member of a list.
  var heading: String {
    switch self {
    case .unknown: "(unknown)"
    case .none: "(none)"
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number):
      Int(exactly: number).map { String($0) } ?? String(number)
    case .boolean(let bit): bit ? "yes" : "no"
    case .date(_, let notation): notation
    case .days(let least, let most): least == most ? String(least) : "\(least)..\(most)"
    }
  }
}
