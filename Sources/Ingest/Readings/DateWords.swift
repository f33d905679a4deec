/// The words round a written date, in English, Russian, Belarusian and Spanish.
enum DateWords {
  /// `about`
  static let approximate: Set<String> = [
    "c", "ca", "circa", "about", "around", "approx", "approximately", "est", "estimated",
    "около", "примерно", "приблизительно", "ок", "каля", "прыблізна", "hacia", "alrededor",
    "aprox", "aproximadamente",
  ]

  /// `probably`
  static let uncertain: Set<String> = [
    "probably", "possibly", "perhaps", "maybe", "вероятно", "возможно", "верагодна", "магчыма",
    "probablemente", "posiblemente",
  ]

  /// Which side a word leaves open.
  enum Side {
    case before
    case until
    case after
    case since
  }

  /// `before`, `since`
  static let sides: [String: Side] = [
    "before": .before, "prior": .before, "до": .before, "да": .before, "antes": .before,
    "until": .until, "till": .until, "by": .until, "hasta": .until,
    "after": .after, "после": .after, "пасля": .after, "después": .after, "despues": .after,
    "since": .since, "from": .since, "с": .since, "з": .since, "ад": .since, "от": .since,
    "desde": .since,
  ]

  /// Words that may begin a range with two ends.
  static let opening: Set<String> = [
    "from", "between", "с", "з", "ад", "от", "между", "паміж", "desde", "entre", "del",
  ]

  /// Words between a range's ends.
  static let connecting: Set<String> = [
    "until", "till", "to", "til", "through", "thru", "and", "or", "по", "до", "да", "и", "або",
    "или", "і", "hasta", "al", "a", "y", "o", "bis",
  ]

  /// Words that say nothing.
  static let idle: Set<String> = [
    "of", "the", "de", "del", "г", "год", "года", "году", "годзе", "р", "year", "año",
  ]

  /// What may stand right after a day's number.
  static let ordinal: Set<String> = ["st", "nd", "rd", "th", "го", "е", "ое", "º", "o"]
}
