import CKernels

/// A bit for each code that is a member.
///
/// - Precondition: `members` has a byte for each code that there is, 1 for a member, else 0.
func membership(_ codes: Span<UInt8>, _ members: Span<UInt8>) -> [UInt64] {
  unsafe membership(codes, members) { unsafe ck_equal_u8($0, $1) }
}

/// As for codes of one byte.
func membership(_ codes: Span<UInt16>, _ members: Span<UInt8>) -> [UInt64] {
  unsafe membership(codes, members) { unsafe ck_equal_u16($0, $1) }
}

/// As for codes of one byte.
func membership(_ codes: Span<UInt32>, _ members: Span<UInt8>) -> [UInt64] {
  membersLookedUp(codes, members)
}

/// As for codes of one byte.
func membership(_ codes: Span<Int32>, _ members: Span<UInt8>) -> [UInt64] {
  membersLookedUp(codes, members)
}

/// Few codes are compared with 64 rows at a time, which `equal` does; others are looked up.
@inline(__always)
private func membership<Code: FixedWidthInteger & BitwiseCopyable>(
  _ codes: Span<Code>, _ members: Span<UInt8>, equal: (UnsafePointer<Code>, Code) -> UInt64
) -> [UInt64] {
  guard let few = FewCodes(members) else { return membersLookedUp(codes, members) }
  return packedWords(
    codes.count,
    word: { start in
      unsafe codes.withUnsafeBufferPointer { codes in
        guard let place = codes.baseAddress else { return 0 }
        var bits: UInt64 = 0
        for index in 0..<few.count {
          unsafe bits |= equal(place + start, Code(truncatingIfNeeded: few.code(index)))
        }
        return few.isInverted ? ~bits : bits
      }
    }, rest: { members[Int(truncatingIfNeeded: codes[$0])] != 0 })
}

/// Each code's byte in a table, 64 rows at a time.
private func membersLookedUp<Code: FixedWidthInteger & BitwiseCopyable>(
  _ codes: Span<Code>, _ members: Span<UInt8>
) -> [UInt64] {
  unsafe codes.withUnsafeBufferPointer { codes in
    unsafe members.withUnsafeBufferPointer { members in
      packedWords(
        codes.count,
        word: { start in
          var bits: UInt64 = 0
          for bit in 0..<64 {
            let code = unsafe Int(truncatingIfNeeded: codes[start &+ bit])
            bits |= unsafe UInt64(members[code]) &<< UInt64(truncatingIfNeeded: bit)
          }
          return bits
        }, rest: { unsafe members[Int(truncatingIfNeeded: codes[$0])] != 0 })
    }
  }
}

/// At most four codes that are members, or that alone are not: compared one by one, they are found
/// sooner than each row's byte in a table.
private struct FewCodes {
  private var codes = (0, 0, 0, 0)
  private(set) var count = 0
  let isInverted: Bool

  init?(_ members: Span<UInt8>) {
    var set = 0
    for code in 0..<members.count { set &+= Int(members[code]) }
    isInverted = set > members.count / 2
    let wanted: UInt8 = isInverted ? 0 : 1
    guard (isInverted ? members.count &- set : set) <= 4 else { return nil }
    for code in 0..<members.count where members[code] == wanted {
      switch count {
      case 0: codes.0 = code
      case 1: codes.1 = code
      case 2: codes.2 = code
      default: codes.3 = code
      }
      count &+= 1
    }
  }

  func code(_ index: Int) -> Int {
    switch index {
    case 0: codes.0
    case 1: codes.1
    case 2: codes.2
    default: codes.3
    }
  }
}
