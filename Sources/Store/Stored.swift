import Synchronization

/// A part of a table, a column or a link: at hand, or made of a file when it is first asked for.
///
/// A part in a file is looked at once, whichever thread asks first, and nobody is given it before
/// it has been found sound. If it is not, ``Damage`` keeps what is wrong, and a part that holds
/// nothing stands in its place: what has begun comes to its end, and is then no answer.
@usableFromInline package struct Stored<Value: Sendable>: Sendable {
  @usableFromInline enum Place: Sendable {
    case present(Value)
    case later(Later<Value>)
  }

  @usableFromInline let place: Place

  /// A part at hand.
  package init(_ value: Value) { place = .present(value) }

  /// A part that is made when it is first asked for.
  package init(later make: @escaping @Sendable () -> Value) { place = .later(Later(make)) }

  /// The part.
  @inlinable package var value: Value {
    switch place {
    case .present(let value): value
    case .later(let later): later.value
    }
  }
}

/// What is made once, by the first who asks for it.
@usableFromInline final class Later<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  /// What was made; others who ask meanwhile wait.
  @usableFromInline var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}

/// What was found wrong with a file whose parts are looked at one by one.
///
/// From the first thing on nothing more is answered from that file: what is kept of its other parts
/// may have been made with this one.
package final class Damage: Sendable {
  private let first = Mutex<DatasetFault?>(nil)

  /// Nothing has been found wrong yet.
  package init() {}

  /// The first thing found; nil if nothing was.
  package var fault: DatasetFault? { first.withLock { $0 } }

  /// Keeps what was found, unless there was something before.
  package func note(_ fault: DatasetFault) { first.withLock { $0 = $0 ?? fault } }
}

/// Why a dataset cannot be relied on.
package struct DatasetFault: Error, Hashable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// Which part of it is at fault, what is wrong, and what can be done.
  package let message: String

  /// Makes a fault.
  package init(file: String, message: String) {
    self.file = file
    self.message = message
  }

  /// Both in a line.
  package var description: String { file + ": " + message }
}
