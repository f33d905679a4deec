/// True if two arrays are one in memory, so that they need no comparing.
func isOneArray<Element>(_ left: [Element], _ right: [Element]) -> Bool {
  guard left.count == right.count else { return false }
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { unsafe left.baseAddress == $0.baseAddress }
  }
}
