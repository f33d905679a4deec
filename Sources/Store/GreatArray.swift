import Glibc

extension Array where Element: BitwiseCopyable {
  /// Makes room for as many elements, of which most are to come: on pages as great as the system
  /// has, for a thousand million bytes are a quarter of a million pages of the usual size, each
  /// of which stops the program when it is first written to.
  package mutating func reserveGreatCapacity(_ minimum: Int) {
    reserveCapacity(minimum)
    let (page, room) = (1 << 21, capacity * MemoryLayout<Element>.stride)
    guard room >= 2 * page else { return }
    unsafe withUnsafeMutableBytes { bytes in
      // All that was reserved belongs to the array, and advice changes no byte of it.
      guard let base = bytes.baseAddress else { return }
      let start = unsafe base.alignedUp(toMultipleOf: page)
      let length = unsafe (room - (start - base)) / page * page
      if length > 0 { unsafe madvise(start, length, MADV_HUGEPAGE) }
    }
  }
}
