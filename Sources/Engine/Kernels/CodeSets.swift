import CKernels

/// A set of codes, with the way in which rows are tested for it.
struct CodeSet: Sendable {
  /// A byte for each code, 1 for a member, else 0.
  let members: [UInt8]
  /// How many codes are in the set.
  let memberCount: Int
  private let form: Form

  /// The ways, from the fastest on.
  private enum Form {
    /// At most four codes that are members, or that alone are not, compared one by one.
    case few([Int], isInverted: Bool)
    /// Codes one after the other: dictionaries are sorted, so that ranges of values are such.
    case run(ClosedRange<Int>)
    /// Each row's code is looked up among the members.
    case table
  }

  /// True if each row's code is looked up, which takes about as long as to count the row.
  var isTable: Bool { if case .table = form { true } else { false } }

  /// Makes a set from a byte for each code, 1 for a member, else 0.
  init(_ members: [UInt8]) {
    self.members = members
    var count = 0
    for member in members { count &+= Int(member) }
    memberCount = count
    let isInverted = count > members.count / 2
    if (isInverted ? members.count - count : count) <= 4 {
      form = .few(
        members.indices.filter { members[$0] == (isInverted ? 0 : 1) }, isInverted: isInverted)
    } else if let first = members.firstIndex(of: 1), let last = members.lastIndex(of: 1),
      last - first == count - 1
    {
      form = .run(first...last)
    } else {
      form = .table
    }
  }

  /// A bit for each code that is a member; of rows that have no bit in `live`, where that is given,
  /// nothing is said.
  ///
  /// - Precondition: each code has a byte in `members`.
  func bits(of codes: Span<UInt8>, within live: [UInt64]? = nil) -> [UInt64] {
    unsafe bits(
      of: codes, live, equal: { unsafe ck_equal_u8($0, $1) },
      within: { unsafe ck_within_u8($0, $1, $2) })
  }

  /// As for codes of one byte.
  func bits(of codes: Span<UInt16>, within live: [UInt64]? = nil) -> [UInt64] {
    unsafe bits(
      of: codes, live, equal: { unsafe ck_equal_u16($0, $1) },
      within: { unsafe ck_within_u16($0, $1, $2) })
  }

  /// As for codes of one byte.
  func bits(of codes: Span<UInt32>, within live: [UInt64]? = nil) -> [UInt64] {
    let members = members.span
    if case .table = form, live == nil { return lookedUp(codes, in: members) }
    return packed(codes.count, within: live) {
      members[Int(truncatingIfNeeded: codes[$0])] != 0
    }
  }

  /// As for codes of one byte.
  func bits(of codes: Span<Int32>, within live: [UInt64]? = nil) -> [UInt64] {
    unsafe bits(
      of: codes, live, equal: { unsafe ck_within_i32($0, $1, $1) },
      within: { unsafe ck_within_i32($0, $1, $2) })
  }

  @inline(__always)
  private func bits<Code: FixedWidthInteger & BitwiseCopyable>(
    of codes: Span<Code>, _ live: [UInt64]?, equal: (UnsafePointer<Code>, Code) -> UInt64,
    within: (UnsafePointer<Code>, Code, Code) -> UInt64
  ) -> [UInt64] {
    let members = members.span
    switch form {
    case .few(let few, let isInverted):
      let wanted = few.map { Code(truncatingIfNeeded: $0) }
      if let bits = wideBits(of: codes, equalTo: wanted, within: live) {
        return completed(isInverted ? inverted(bits.span) : bits, of: codes)
      }
      return packedWords(
        codes.count, within: live,
        word: { start in
          unsafe codes.withUnsafeBufferPointer { codes in
            guard let place = codes.baseAddress else { return 0 }
            var bits: UInt64 = 0
            for code in wanted { unsafe bits |= equal(place + start, code) }
            return isInverted ? ~bits : bits
          }
        }, rest: { members[Int(truncatingIfNeeded: codes[$0])] != 0 })
    case .run(let run):
      let first = Code(truncatingIfNeeded: run.lowerBound)
      let last = Code(truncatingIfNeeded: run.upperBound)
      return packedWords(
        codes.count, within: live,
        word: { start in
          unsafe codes.withUnsafeBufferPointer { codes in
            guard let place = codes.baseAddress else { return 0 }
            return unsafe within(place + start, first, last)
          }
        }, rest: { members[Int(truncatingIfNeeded: codes[$0])] != 0 })
    case .table:
      if live == nil { return lookedUp(codes, in: members) }
      return packed(codes.count, within: live) {
        members[Int(truncatingIfNeeded: codes[$0])] != 0
      }
    }
  }

  /// Bits of whole words, with those of the codes after them.
  private func completed<Code: FixedWidthInteger & BitwiseCopyable>(
    _ bits: [UInt64], of codes: Span<Code>
  ) -> [UInt64] {
    guard codes.count & 63 != 0 else { return bits }
    var bits = bits
    let first = codes.count / 64 &* 64
    var word: UInt64 = 0
    for row in first..<codes.count {
      let isMember: UInt64 = members[Int(truncatingIfNeeded: codes[row])] != 0 ? 1 : 0
      word |= isMember &<< UInt64(truncatingIfNeeded: row & 63)
    }
    bits[codes.count / 64] = word
    return bits
  }
}

/// A bit for each code whose byte in a table is 1.
///
/// - Precondition: the table has a byte for each code, 1 or 0.
private func lookedUp<Code: FixedWidthInteger & BitwiseCopyable>(
  _ codes: Span<Code>, in table: Span<UInt8>
) -> [UInt64] {
  unsafe codes.withUnsafeBufferPointer { codes in
    unsafe table.withUnsafeBufferPointer { table in
      func byte(_ row: Int) -> UInt64 {
        unsafe UInt64(table[Int(truncatingIfNeeded: codes[row])])
      }
      return packedWords(
        codes.count,
        word: { start in
          var bits: UInt64 = 0
          for group in 0..<8 {
            let row = start &+ group &* 8
            let low =
              byte(row) | byte(row &+ 1) &<< 8 | byte(row &+ 2) &<< 16 | byte(row &+ 3) &<< 24
            let high =
              byte(row &+ 4) | byte(row &+ 5) &<< 8 | byte(row &+ 6) &<< 16
              | byte(row &+ 7) &<< 24
            // A product moves the lowest bits of eight bytes next to each other.
            let eight = ((low | high &<< 32) &* 0x0102_0408_1020_4080) &>> 56
            bits |= eight &<< UInt64(truncatingIfNeeded: group &* 8)
          }
          return bits
        }, rest: { byte($0) == 1 })
    }
  }
}
