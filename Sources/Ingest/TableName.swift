/// A table's name from its file's: `data/My cases (2).csv` becomes `My_cases_2`.
///
/// The result is a name of the query language: letters, digits and `_`, no digit first.
func tableName(ofFile path: String) -> String {
  let file = path.split(separator: "/").last.map(String.init) ?? path
  let stem = file.firstIndex(of: ".").map { file[..<$0] } ?? file[...]
  var name = ""
  for character in stem {
    if character.isLetter || character.isNumber {
      name.append(character)
    } else if !name.hasSuffix("_") && !name.isEmpty {
      name.append("_")
    }
  }
  while name.hasSuffix("_") { name.removeLast() }
  guard let first = name.first else { return "table" }
  return first.isLetter ? name : "_" + name
}

/// One row of a table, guessed from its name: `cases` → `case`, `countries` → `country`.
func singular(ofTable name: String) -> String {
  let lower = name.lowercased()
  if lower == "people" { return "person" }
  if lower.hasSuffix("ies") && lower.count > 4 { return String(name.dropLast(3)) + "y" }
  for ending in ["sses", "xes", "ches", "shes"] where lower.hasSuffix(ending) {
    return String(name.dropLast(2))
  }
  if lower.hasSuffix("s") && !lower.hasSuffix("ss") && lower.count > 2 {
    return String(name.dropLast())
  }
  return name
}
