/// A bit for each code that is a member.
///
/// - Precondition: `members` has a byte for each code, 1 for a member, else 0.
func membership<Code: FixedWidthInteger & BitwiseCopyable>(
  _ codes: Span<Code>, _ members: Span<UInt8>
) -> [UInt64] {
  packed(codes.count) { members[Int(truncatingIfNeeded: codes[$0])] != 0 }
}
