/// A number of bytes for a sentence: in the greatest unit of which there is one, rounded up, with a
/// tenth where there are less than a hundred: `1 byte`, `9 GiB`, `11.8 GiB`, `480 MiB`.
///
/// - Parameter count: not negative.
package func shownBytes(_ count: Int) -> String {
  let units = ["KiB", "MiB", "GiB", "TiB"]
  guard let place = units.indices.last(where: { count >> (10 * ($0 + 1)) > 0 }) else {
    return "\(count) \(count == 1 ? "byte" : "bytes")"
  }
  let shift = 10 * (place + 1)
  let rest = count & (1 << shift - 1)
  var tenths = 10 * (count >> shift) + (rest * 10 + (1 << shift - 1)) >> shift
  if tenths > 1000 { tenths = (tenths + 9) / 10 * 10 }
  // Rounded up, it can be one of the next unit.
  if tenths == 10_240, place + 1 < units.count { return "1 \(units[place + 1])" }
  let fraction = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
  return "\(tenths / 10)\(fraction) \(units[place])"
}
