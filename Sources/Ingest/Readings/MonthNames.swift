/// The names of months in English, Russian, Belarusian and Spanish, in all cases and the usual
/// abbreviations.
enum MonthNames {
  /// The month, 1 to 12, that a word names; the word is in lower case, without a full stop.
  static func month(named word: String) -> Int? { months[word] }

  /// A stem, and the endings that make names of it.
  private typealias Stem = (month: Int, stem: String, endings: [String])

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (month, stem, endings) in english + spanish + russian + belarusian + roman {
      for ending in endings { months[stem + ending] = month }
    }
    return months
  }()

  private static let english: [Stem] = [
    (1, "jan", ["", "uary"]), (2, "feb", ["", "ruary"]), (3, "mar", ["", "ch"]),
    (4, "apr", ["", "il"]), (5, "may", [""]), (6, "jun", ["", "e"]), (7, "jul", ["", "y"]),
    (8, "aug", ["", "ust"]), (9, "sep", ["", "t", "tember"]), (10, "oct", ["", "ober"]),
    (11, "nov", ["", "ember"]), (12, "dec", ["", "ember"]),
  ]

  private static let spanish: [Stem] = [
    (1, "ene", ["", "ro"]), (2, "feb", ["rero"]), (3, "mar", ["zo"]), (4, "abr", ["", "il"]),
    (5, "may", ["o"]), (6, "jun", ["io"]), (7, "jul", ["io"]), (8, "ago", ["", "sto"]),
    (9, "se", ["t", "ptiembre", "tiembre"]), (10, "oct", ["ubre"]), (11, "nov", ["iembre"]),
    (12, "dic", ["", "iembre"]),
  ]

  /// Endings of a name in -ь: `январь`, `января`, `январе`, `январю`, `январём`.
  private static let soft = ["ь", "я", "е", "ю", "ём", "ем"]
  /// Endings of a name without one: `март`, `марта`, `марте`, `марту`, `мартом`.
  private static let hard = ["", "а", "е", "у", "ом"]

  private static let russian: [Stem] = [
    (1, "янв", [""]), (1, "январ", soft), (2, "фев", ["", "р"]), (2, "феврал", soft),
    (3, "мар", [""]), (3, "март", hard), (4, "апр", [""]), (4, "апрел", soft),
    (5, "ма", ["й", "я", "е", "ю", "ем"]), (6, "июн", [""] + soft), (7, "июл", [""] + soft),
    (8, "авг", [""]), (8, "август", hard), (9, "сен", ["", "т"]), (9, "сентябр", soft),
    (10, "окт", [""]), (10, "октябр", soft), (11, "ноя", ["", "б"]), (11, "ноябр", soft),
    (12, "дек", [""]), (12, "декабр", soft),
  ]

  private static let belarusianHard = ["", "а", "у", "ом"]

  private static let belarusian: [Stem] = [
    (1, "студ", [""]), (1, "студзен", ["ь", "я", "і", "ю", "ем"]),
    (2, "лют", ["ы", "ага", "ым", "аму", ""]), (3, "сак", [""]), (3, "сакавік", belarusianHard),
    (4, "крас", [""]), (4, "красавік", belarusianHard), (5, "ма", ["і", "ем"]),
    (5, "трав", ["ень", "ень"]), (5, "траўн", ["я", "і", "ю", "ем"]), (6, "чэрв", [""]),
    (6, "чэрвен", ["ь", "я", "і", "ю", "ем"]), (7, "ліп", [""]),
    (7, "ліпен", ["ь", "я", "і", "ю", "ем"]), (8, "жн", [""]), (8, "жнів", ["ень", "ня", "ні"]),
    (8, "жніўн", ["я", "і", "ю", "ем"]), (9, "вер", [""]), (9, "верас", ["ень"]),
    (9, "верасн", ["я", "і", "ю", "ем"]), (10, "каст", [""]),
    (10, "кастрычнік", belarusianHard), (11, "ліст", [""]), (11, "лістапад", ["", "а", "у", "ам"]),
    (11, "лістападз", ["е"]), (12, "снеж", [""]), (12, "снежан", ["ь"]),
    (12, "снежн", ["я", "і", "ю", "ем"]),
  ]

  /// As in `12-XI-1973`.
  private static let roman: [Stem] = [
    (1, "i", [""]), (2, "ii", [""]), (3, "iii", [""]), (4, "iv", [""]), (5, "v", [""]),
    (6, "vi", [""]), (7, "vii", [""]), (8, "viii", [""]), (9, "ix", [""]), (10, "x", [""]),
    (11, "xi", [""]), (12, "xii", [""]),
  ]
}
