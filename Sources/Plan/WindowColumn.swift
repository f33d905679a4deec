package import Language
package import Model

/// A column computed from several rows: `prior(count) over (by region sort month)`.
package struct WindowColumn: Hashable, Sendable {
  /// What it is called in plans and notes: `prior(count)`.
  package let name: String
  /// What is computed.
  package let function: WindowFunction
  /// Of which rows, and in which order.
  package let window: Window

  /// Makes a column.
  package init(name: String, function: WindowFunction, window: Window) {
    self.name = name
    self.function = function
    self.window = window
  }
}

/// `over (by key, … sort key, …)`: the input's rows in partitions, each in its order.
package struct Window: Hashable, Sendable {
  /// The partitions' keys; none for one partition. Unknown keys make a partition of their own, and
  /// so does none.
  package let keys: [Scalar]
  /// The order within a partition; rows that tie keep the input's.
  package let order: [SortKey]

  /// Makes a window.
  package init(keys: [Scalar] = [], order: [SortKey] = []) {
    self.keys = keys
    self.order = order
  }
}

/// What a window column computes for each row.
package enum WindowFunction: Hashable, Sendable {
  /// `prior(x)`: x of the row before; none for the first row of a partition.
  case prior(Scalar)
  /// `next(x)`: x of the row after; none for the last row of a partition.
  case next(Scalar)
  /// `total(x)`: the sum of the known, exact values from the partition's first row to this one;
  /// unknown as long as there is none.
  case total(Scalar)
  /// `rank()`: 1 + how many rows of the partition come strictly before in its order.
  case rank

  /// What the column holds.
  package var resultType: ValueType {
    switch self {
    case .prior(let value), .next(let value), .total(let value): value.type
    case .rank: .integer
    }
  }

  /// The function's word.
  package var word: WindowWord {
    switch self {
    case .prior: .prior
    case .next: .next
    case .total: .total
    case .rank: .rank
    }
  }

  /// The value that is read, if there is one.
  package var argument: Scalar? {
    switch self {
    case .prior(let value), .next(let value), .total(let value): value
    case .rank: nil
    }
  }
}

extension WindowColumn {
  /// The column with each value that it reads changed.
  func map(_ change: (Scalar) -> Scalar) -> WindowColumn {
    let changed: WindowFunction =
      switch function {
      case .prior(let value): .prior(change(value))
      case .next(let value): .next(change(value))
      case .total(let value): .total(change(value))
      case .rank: .rank
      }
    let order = window.order.map {
      SortKey(value: change($0.value), isDescending: $0.isDescending)
    }
    return WindowColumn(
      name: name, function: changed, window: Window(keys: window.keys.map(change), order: order))
  }

  /// The values that the column reads.
  package var scalars: [Scalar] {
    [function.argument].compactMap(\.self) + window.keys + window.order.map(\.value)
  }
}
