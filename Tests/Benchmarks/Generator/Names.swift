/// Invented words of random syllables.
enum Syllables {
  private static let onsets = [
    "k", "kr", "s", "st", "m", "n", "l", "v", "b", "br", "d", "g", "h", "p", "pr", "r", "t", "tr",
    "z", "sh", "ch", "",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "ia", "iu"]
  private static let codas = ["", "", "", "n", "r", "l", "s", "k", "m", "t", "d", "v"]
  private static let cyrillic: [(String, String)] = [
    ("sh", "ш"), ("ch", "ч"), ("ia", "я"), ("iu", "ю"), ("a", "а"), ("b", "б"), ("d", "д"),
    ("e", "е"), ("g", "г"), ("h", "х"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"),
    ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("v", "в"), ("y", "ы"), ("z", "з"), ("c", "ц"), ("f", "ф"), ("j", "ж"),
  ]

  static func one(_ random: inout RandomDraws) -> String {
    random.element(of: onsets) + random.element(of: vowels) + random.element(of: codas)
  }

  static func inCyrillic(_ word: String) -> String {
    cyrillic.reduce(word.lowercased()) { $0.replacing($1.0, with: $1.1) }
  }

  /// Different words of three letters or more.
  static func distinct(
    _ count: Int, _ random: inout RandomDraws, _ make: (inout RandomDraws) -> String
  ) -> [String] {
    var words: [String] = []
    var seen: Set<String> = []
    while words.count < count {
      let word = make(&random)
      if word.count >= 3, seen.insert(word).inserted { words.append(word) }
    }
    return words
  }
}

/// Names of people who do not exist, some of them in Cyrillic.
struct Names {
  private let surnames: [[String]]
  private let given: [[String]]
  private let patronymics: [[String]]
  private let ofSurnames = WeightedPlaces(zipf: 30_000, power: 0.6, shift: 50)
  private let ofGiven = WeightedPlaces(zipf: 600, power: 0.7, shift: 20)
  private let ofPatronymics = WeightedPlaces(zipf: 300, power: 0.5, shift: 20)

  private static let endings = [
    "ovski", "enka", "ovich", "uk", "evich", "ski", "au", "ova", "ina", "eika", "ysh", "ko",
    "ets", "iak", "un",
  ]

  init(seed: UInt64) {
    var random = RandomDraws(seed: seed, "names")
    let syllable = Syllables.one
    let given = Syllables.distinct(600, &random) { (syllable(&$0) + syllable(&$0)).capital }
    let patronymics = Syllables.distinct(300, &random) { random in
      (syllable(&random) + syllable(&random)
        + random.element(of: ["ovich", "evna", "avich", "auna"])).capital
    }
    let surnames = Syllables.distinct(30_000, &random) { random in
      let more = random.chance(0.6) ? syllable(&random) : ""
      return (syllable(&random) + more + random.element(of: Names.endings)).capital
    }
    func both(_ words: [String]) -> [[String]] {
      [words, words.map { Syllables.inCyrillic($0).capital }]
    }
    self.surnames = both(surnames)
    self.given = both(given)
    self.patronymics = both(patronymics)
  }

  func draw(_ random: inout RandomDraws, hasPatronymic: Bool) -> String {
    let script = random.chance(0.12) ? 1 : 0
    let name =
      surnames[script][ofSurnames.draw(&random)] + " " + given[script][ofGiven.draw(&random)]
    guard hasPatronymic else { return name }
    return name + " " + patronymics[script][ofPatronymics.draw(&random)]
  }
}

extension String {
  fileprivate var capital: String { prefix(1).uppercased() + dropFirst() }
}
