/// Numbers end to end that never change: those of an array, or of a file that lies in memory.
///
/// They are read as an array is, each place checked, and are as cheap to pass on. Made of an array
/// they share its memory; parts share the memory of the whole.
///
/// The invariant that all below rests on: what `elements` covers is aligned, stays where it is and
/// keeps its values as long as `owner` lives, and these cells hold it.
@safe @usableFromInline
package struct Cells<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let elements: UnsafeBufferPointer<Element>
  @usableFromInline let owner: AnyObject

  @inlinable init(_ elements: UnsafeBufferPointer<Element>, ownedBy owner: AnyObject) {
    unsafe self.elements = elements
    self.owner = owner
  }

  /// Takes over an array.
  @inlinable package init(_ array: [Element]) {
    let owner = KeptArray(array)
    // The elements of an array that is changed no more lie in one place until it is freed.
    let elements = unsafe owner.array.withUnsafeBufferPointer { unsafe $0 }
    unsafe self.init(elements, ownedBy: owner)
  }

  /// The same element, a number of times.
  @inlinable package init(repeating element: Element, count: Int) {
    self.init(Array(repeating: element, count: count))
  }

  /// The elements that begin at a place of a region of memory.
  ///
  /// - Returns: nil if they do not lie within it, or are not aligned there.
  package init?(in region: some MemoryRegion, at offset: Int, count: Int) {
    let bytes = unsafe region.bytes
    let (length, isTooMuch) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, !isTooMuch, offset >= 0, offset <= bytes.count,
      length <= bytes.count - offset
    else { return nil }
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    guard Int(bitPattern: part.baseAddress) % MemoryLayout<Element>.alignment == 0 else {
      return nil
    }
    unsafe self.init(part.assumingMemoryBound(to: Element.self), ownedBy: region)
  }
}

/// Memory that is read by several, and stays as it is while someone holds it.
package protocol MemoryRegion: AnyObject, Sendable {
  /// All of it; the same as long as the region lives.
  var bytes: UnsafeRawBufferPointer { get }
}

/// An array that cells share.
@usableFromInline final class KeptArray<Element: Sendable>: Sendable {
  @usableFromInline let array: [Element]

  @inlinable init(_ array: [Element]) { self.array = array }
}

// MARK: - Elements

extension Cells: RandomAccessCollection {
  /// The first place, 0.
  @inlinable package var startIndex: Int { 0 }
  /// The place behind the last.
  @inlinable package var endIndex: Int { unsafe elements.count }

  /// How many there are.
  @inlinable package var count: Int { unsafe elements.count }
  /// The element at a place, which must be one.
  @inlinable package subscript(place: Int) -> Element {
    precondition(place >= 0 && place < count, "there is no such place")
    return unsafe elements[place]
  }

  /// The elements, for loops.
  @inlinable package var span: Span<Element> {
    @_lifetime(borrow self) get {
      let span = unsafe Span(_unsafeElements: elements)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Lets the library's algorithms go over the elements as they do over an array's.
  @inlinable package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    try unsafe body(elements)
  }

  /// Gives the bytes of the elements, for as long as the closure runs.
  @inlinable package func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(elements))
  }

  /// Some of the elements, counted from 0 again; the range must lie within them.
  @inlinable package func slice(_ range: Range<Int>) -> Cells {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "there are no such places")
    return unsafe Cells(UnsafeBufferPointer(rebasing: elements[range]), ownedBy: owner)
  }

  /// The elements as an array of their own; the array that they were made of, where there is one.
  @inlinable package var array: [Element] {
    if let kept = owner as? KeptArray<Element>, kept.array.count == count { return kept.array }
    return unsafe Array(elements)
  }

  /// True if two are the same place in memory, so that they need no comparing.
  @inlinable package func isSame(as other: Cells) -> Bool {
    unsafe count == other.count
      && (isEmpty || elements.baseAddress == other.elements.baseAddress)
  }
}

extension Cells: Equatable where Element: Equatable {
  /// True if the same elements stand in the same places.
  @inlinable package static func == (one: Cells, other: Cells) -> Bool {
    one.isSame(as: other) || one.count == other.count && one.elementsEqual(other)
  }
}

extension Cells: Hashable where Element: Hashable {
  /// Feeds the elements to a hasher.
  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension Cells: ExpressibleByArrayLiteral {
  /// Makes cells of the elements written.
  @inlinable package init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Cells: CustomStringConvertible {
  /// The elements as an array shows them.
  @inlinable package var description: String { Array(self).description }
}

extension Sequence {
  /// What each element becomes, as cells.
  @inlinable package func cells<Cell>(_ transform: (Element) -> Cell) -> Cells<Cell> {
    Cells(map(transform))
  }
}
