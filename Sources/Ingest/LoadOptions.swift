/// How a dataset is to be read, as far as its files do not say.
package struct LoadOptions: Sendable {
  /// How dates are read whose cells leave several ways; nil to ask.
  package var dates: DateChoice?
  /// The folder of a descriptor's files, if they do not lie beside it.
  package var dataFolder: String?
  /// Whether rows with a cell that could not be read are kept whole in the report.
  package var keepsRejectedRows = false

  /// Makes options.
  package init(
    dates: DateChoice? = nil, dataFolder: String? = nil, keepsRejectedRows: Bool = false
  ) {
    self.dates = dates
    self.dataFolder = dataFolder
    self.keepsRejectedRows = keepsRejectedRows
  }
}
