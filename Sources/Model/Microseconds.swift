extension Duration {
  /// The time in whole microseconds, as figures are shown.
  package var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
