/// True if `left` comes before `right` by UTF-8 bytes, which is code point order.
package func byteOrder(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
