/// Takes the rows off that have a bit in `unknown` and none in `none`.
///
/// - Precondition: all cover the same rows.
func takeOff(
  _ unknown: Span<UInt64>, besides none: Span<UInt64>?, from rows: inout [UInt64]
) {
  precondition(unknown.count == rows.count, "a bit for each row")
  guard let none else {
    for index in rows.indices { rows[index] &= ~unknown[index] }
    return
  }
  precondition(none.count == rows.count, "a bit for each row")
  for index in rows.indices { rows[index] &= ~unknown[index] | none[index] }
}
