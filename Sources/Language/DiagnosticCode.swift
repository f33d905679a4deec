/// The stable codes of everything that can be wrong with a text. E00xx text, E01xx names, E02xx
/// meaning, E03xx not yet in the language, E04xx limits; N… are notes beside an answer.
package enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  // E00xx: the text cannot be read.
  case unreadableCharacter = "E0001"
  case unterminatedString = "E0002"
  case malformedLiteral = "E0003"
  case expected = "E0004"
  case unexpected = "E0005"
  case foreignSpelling = "E0006"
  // E01xx: a name means nothing here.
  case unknownSource = "E0101"
  case unknownColumn = "E0104"
  case unknownValue = "E0105"
  case unknownFunction = "E0106"
  case unknownParameter = "E0107"
  case noTimeAxis = "E0108"
  case noRole = "E0109"
  case unknownUnit = "E0110"
  case duplicateName = "E0111"
  case notALink = "E0112"
  case unknownCommand = "E0113"
  // E02xx: the parts do not fit together.
  case typeMismatch = "E0201"
  case notACondition = "E0202"
  case notAValue = "E0203"
  case wrongArguments = "E0204"
  case invalidParameterValue = "E0205"
  case missingParameterValue = "E0206"
  case incompatibleOperands = "E0207"
  case notAvailableHere = "E0208"
  case noPreviousQuery = "E0209"
  case recursiveDefinition = "E0210"
  case cannotInclude = "E0211"
  case expectationFailed = "E0212"
  case malformedPattern = "E0213"
  case malformedWords = "E0214"
  // E03xx: part of the language, not of this version.
  case notYetAvailable = "E0301"
  case notSayableInSQL = "E0302"
  // E04xx: a limit was reached.
  case textTooLong = "E0401"
  case tooManyTokens = "E0402"
  case nestedTooDeeply = "E0403"
  case listTooLong = "E0404"
  case tooManyGroups = "E0405"
  case tooManyColumns = "E0406"
  case interrupted = "E0407"
  case tooManyPairs = "E0408"
  case tooMuchMemory = "E0409"
  // E05xx: the dataset, not the query.
  case damagedDataset = "E0501"
}
