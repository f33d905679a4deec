import CKernels

/// Sets the words of rows whose number is from `first` to `last`; words in which `live`, where that
/// is given, has no bit stay as they are. What is said of rows past the last means nothing.
///
/// - Parameter rows: rows of `numbers`; the first of them stands at `word` and begins it.
/// - Precondition: `first` is not greater than `last`.
func setBits<Number: FixedWidthInteger & BitwiseCopyable>(
  _ words: inout [UInt64], from word: Int, of numbers: Span<Number>, _ rows: Range<Int>,
  from first: Number, to last: Number, within live: [UInt64]?
) {
  let numbers = numbers.extracting(rows)
  let wordCount = (numbers.count &+ 63) / 64
  precondition(word >= 0 && word &+ wordCount <= words.count, "a bit for each row")
  precondition(live.map { $0.count == words.count } ?? true, "a bit for each row")
  let isDone = setWideBits(&words, from: word, of: numbers, from: first, to: last, within: live)
  if !isDone {
    for index in 0..<(numbers.count / 64) where live.map({ $0[word &+ index] != 0 }) ?? true {
      words[word &+ index] = unsafe numbers.withUnsafeBufferPointer { numbers in
        guard let place = numbers.baseAddress else { return 0 }
        return unsafe within(place + index &* 64, first, last)
      }
    }
  }
  guard numbers.count & 63 != 0 else { return }
  var bits: UInt64 = 0
  for row in (numbers.count / 64 &* 64)..<numbers.count {
    let isWithin = (numbers[row] >= first ? 1 : 0) & (numbers[row] <= last ? 1 : 0)
    bits |= UInt64(truncatingIfNeeded: isWithin) &<< UInt64(truncatingIfNeeded: row & 63)
  }
  words[word &+ wordCount &- 1] = bits
}

/// A bit for each of 64 numbers from one to another.
@inline(__always)
private func within<Number: FixedWidthInteger & BitwiseCopyable>(
  _ numbers: UnsafePointer<Number>, _ first: Number, _ last: Number
) -> UInt64 {
  if let numbers = unsafe numbers as? UnsafePointer<UInt8>, let first = first as? UInt8,
    let last = last as? UInt8
  {
    return unsafe ck_within_u8(numbers, first, last)
  }
  if let numbers = unsafe numbers as? UnsafePointer<UInt16>, let first = first as? UInt16,
    let last = last as? UInt16
  {
    return unsafe ck_within_u16(numbers, first, last)
  }
  if let numbers = unsafe numbers as? UnsafePointer<Int32>, let first = first as? Int32,
    let last = last as? Int32
  {
    return unsafe ck_within_i32(numbers, first, last)
  }
  var bits: UInt64 = 0
  for bit in 0..<64 {
    let isWithin = unsafe (numbers[bit] >= first ? 1 : 0) & (numbers[bit] <= last ? 1 : 0)
    bits |= UInt64(truncatingIfNeeded: isWithin) &<< UInt64(truncatingIfNeeded: bit)
  }
  return bits
}

/// The least and the greatest number of each run of so many rows, of the rows that have a bit;
/// where none has, the greatest number as the least and the least as the greatest.
///
/// - Precondition: `rowsPerZone` is a multiple of 64; `bits` covers the rows, none past them.
func zoneBounds<Number: FixedWidthInteger & BitwiseCopyable>(
  of numbers: Span<Number>, within bits: Span<UInt64>, rowsPerZone: Int
) -> (least: [Number], greatest: [Number]) {
  precondition(rowsPerZone > 0 && rowsPerZone % 64 == 0, "a zone begins a word")
  precondition(bits.count == (numbers.count &+ 63) / 64, "a bit for each row")
  let zoneCount = (numbers.count &+ rowsPerZone &- 1) / rowsPerZone
  var leastOfZones = [Number](repeating: .max, count: zoneCount)
  var greatestOfZones = [Number](repeating: .min, count: zoneCount)
  let wordsPerZone = rowsPerZone / 64
  for zone in 0..<zoneCount {
    var (least, greatest) = (Number.max, Number.min)
    for word in (zone &* wordsPerZone)..<min(bits.count, (zone &+ 1) &* wordsPerZone) {
      var rest = bits[word]
      while rest != 0 {
        let number = numbers[word &* 64 &+ rest.trailingZeroBitCount]
        least = min(least, number)
        greatest = max(greatest, number)
        rest &= rest &- 1
      }
    }
    leastOfZones[zone] = least
    greatestOfZones[zone] = greatest
  }
  return (leastOfZones, greatestOfZones)
}

/// Each number's distance from a number; that of numbers further away means nothing.
func distances<Number: FixedWidthInteger & BitwiseCopyable, Code: SmallCode>(
  _ numbers: Span<Number>, from least: Number, _ type: Code.Type
) -> [Code] {
  var codes = [Code](repeating: 0, count: numbers.count)
  for row in codes.indices { codes[row] = Code(truncatingIfNeeded: numbers[row] &- least) }
  return codes
}
