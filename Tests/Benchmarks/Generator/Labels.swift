/// The values of the closed columns. All of it is invented.
enum Labels {
  static let asOf = (year: 2026, month: 6, day: 30)
  static let regions = [
    "brest", "gomel", "grodno", "minsk-city", "minsk-region", "mogilev", "vitebsk",
  ]
  static let regionWeights = [0.12, 0.15, 0.10, 0.33, 0.12, 0.09, 0.09]
  static let factions = [
    "engagement", "pressure", "exile-council", "grassroots", "coordination", "independents",
  ]
  static let factionWeights = [0.21, 0.27, 0.12, 0.18, 0.08, 0.14]
  static let stances = ["support", "oppose", "neutral"]
  static let charges = [
    "group actions breaching order", "insulting an official", "organising a protest",
    "extremist formation", "financing extremism", "incitement to discord",
    "insulting the head of state", "mass unrest", "treason", "slander", "violence against police",
    "threat to an official", "damage to property", "hooliganism", "desecration of symbols",
    "calls for sanctions", "assisting extremism", "spying", "conspiracy",
    "creating an armed group", "tax evasion", "illegal border crossing", "fraud",
    "abuse of power", "distribution of extremist materials", "disobeying police", "picketing",
    "act of terrorism", "preparing an act of terrorism", "railway sabotage",
    "unlawful data collection", "refusal to testify", "contempt of court",
    "malicious disobedience in custody", "evading supervision", "illegal weapons",
    "harm to national security", "discrediting the state",
    "rehabilitation of a prohibited ideology", "training for unrest",
  ]
  static let jobs = [
    "teacher", "engineer", "programmer", "driver", "student", "doctor", "nurse", "journalist",
    "editor", "lawyer", "entrepreneur", "factory worker", "electrician", "welder", "farmer",
    "artist", "musician", "actor", "photographer", "blogger", "activist", "politician",
    "accountant", "economist", "manager", "salesperson", "builder", "architect", "designer",
    "translator", "researcher", "librarian", "priest", "soldier", "police officer", "firefighter",
    "railway worker", "cook", "athlete", "pensioner",
  ]
  static let occupations = ["", "former ", "self-employed "].flatMap { prefix in
    jobs.map { prefix + $0 }
  }
  static let topics = [
    "sanctions", "dialogue", "prisoner release", "amnesty", "elections", "diplomacy",
    "humanitarian aid", "visas", "exile", "media freedom", "trade", "border", "war", "security",
    "courts", "torture", "economy", "language", "culture", "unity",
  ].flatMap { root in ["", " policy", " debate"].map { root + $0 } }
  static let roles = [
    "politician", "activist", "journalist", "analyst", "diplomat", "relative", "former prisoner",
    "lawyer", "academic", "artist", "entrepreneur", "official", "volunteer", "cleric", "blogger",
  ]
  static let roleWeights = [
    0.16, 0.17, 0.15, 0.11, 0.04, 0.08, 0.09, 0.05, 0.04, 0.03, 0.03, 0.02, 0.02, 0.005, 0.005,
  ]
  static let releaseKinds = [
    "served", "pardon", "early", "deported", "charges dropped", "fine", "died in custody",
  ]
  static let releaseWeights = [0.45, 0.03, 0.2, 0.12, 0.1, 0.08, 0.004]
  static let sources = [
    "court record", "family", "lawyer", "state media", "independent media", "human rights group",
    "fellow prisoner", "official list", "social network", "leak", "interview", "bulletin",
  ]
  static let statuses = ["pretrial", "serving", "released"]
  static let precisions = ["day", "month", "year"]
  static let facilityKinds = ["colony", "prison", "pretrial", "open", "hospital"]

  /// Words that queries look for, each at a rank of the vocabulary that decides how often it comes.
  static let themes = [
    40: "release", 60: "sanctions", 70: "prisoners", 90: "dialogue", 110: "pressure",
    130: "engagement", 260: "amnesty", 400: "sanction", 420: "negotiations", 900: "sanctioned",
    950: "humanitarian", 1200: "solidarity", 2500: "sanctioning", 5000: "unsanctioned",
    6000: "amnestied", 9000: "clemency", 15000: "ultimatum",
  ]
}
