/// The fixed vocabulary of the statements' texts.
enum Phrases {
  /// What goes before a sentence; most sentences begin at once.
  static let openings = Weighted([
    ("", 72), ("in my view,", 4), ("today", 6), ("we repeat:", 3), ("they say \"wait\", but", 3),
    ("honestly,", 4), ("for the families,", 2), ("frankly,", 4), ("after five years,", 2),
  ])
  /// What goes after it.
  static let closings = Weighted([
    ("", 78), ("now", 8), ("this year", 3), ("as before", 3), (", slowly", 2),
    ("at last", 2), ("(again)", 2), ("too", 2),
  ])

  /// English sentences of five or six words on a topic, by stance.
  static func english(topic: String, stance: String) -> [String] {
    let texts = topics[topic] ?? ([], [])
    return switch stance {
    case "support": texts.support
    case "oppose": texts.oppose
    default: neutral[topic] ?? []
    }
  }

  private static let topics: [String: (support: [String], oppose: [String])] = [
    "engage": (
      [
        "we must talk with Minsk directly", "dialogue opens the prison doors",
        "only negotiations bring people home", "a channel is better than silence",
      ],
      [
        "there is nobody to talk with", "talks only reward the jailers",
        "dialogue without terms changes nothing", "negotiations legitimise those who jail people",
      ]
    ),
    "relief": (
      [
        "easing sanctions would free people", "trade potash sanctions for prisoners",
        "relief should answer each release", "lift the sanctions that hurt prisoners",
      ],
      [
        "no relief before everyone is free", "easing sanctions pays for hostages",
        "sanctions must stay until all return", "relief now would only feed repression",
      ]
    ),
    "pressure": (
      [
        "only pressure has ever freed anyone", "new sanctions should follow each arrest",
        "the price of repression must rise", "pressure works when it is constant",
      ],
      [
        "more pressure means more new prisoners", "sanctions have freed nobody so far",
        "pressure alone has reached its limit", "isolation pushes the country eastward",
      ]
    ),
    "priority": (
      [
        "freeing prisoners must come first", "people before politics, as always",
        "no aim stands above their lives", "the sick should be released first",
      ],
      [
        "prisoners are not the only question", "the country itself must come first",
        "freedom for all, not for some", "releases cannot replace real change",
      ]
    ),
    "silence": (
      [
        "quiet work saves more prisoners", "publicity can harm those inside",
        "some releases need complete silence", "names stay private until the border",
      ],
      [
        "silence only protects the jailers", "each name must be spoken aloud",
        "publicity is their only shield", "quiet diplomacy has failed the prisoners",
      ]
    ),
    "revolving": (
      [
        "they free nine and jail ten", "the prison has a revolving door",
        "new arrests follow every release", "cells emptied today fill again tomorrow",
      ],
      [
        "every release is a life saved", "arrests would continue without releases anyway",
        "fewer people are jailed than before", "the door opens, that is enough",
      ]
    ),
    "deals": (
      [
        "an exchange is better than waiting", "deals with Washington bring people out",
        "a fair price for a life", "every bargain that frees is good",
      ],
      [
        "bargains turn prisoners into goods", "deals invite the taking of hostages",
        "nobody should be traded for potash", "an exchange is also a deportation",
      ]
    ),
    "effect": (
      [
        "sanctions are felt in every budget", "the economy already pays for repression",
        "sanctions brought them to the table", "without sanctions nobody would be released",
      ],
      [
        "sanctions have not changed their course", "the effect of sanctions is small",
        "ordinary people pay for the sanctions", "Moscow has replaced every lost market",
      ]
    ),
  ]

  private static let neutral: [String: [String]] = [
    "engage": ["talks were mentioned without details", "the envoys will meet once more"],
    "relief": ["the sanctions list was discussed", "relief remains an open question"],
    "pressure": ["the next package is being debated", "pressure and talks may go together"],
    "priority": ["the list of prisoners was updated", "families asked about the sick prisoners"],
    "silence": ["no names were given to reporters", "details will be published later"],
    "revolving": ["releases and arrests were both counted", "the number held hardly changed"],
    "deals": ["terms of the exchange are unknown", "mediators spoke of a possible exchange"],
    "effect": ["the effect of sanctions is disputed", "figures on the economy were compared"],
  ]

  /// Belarusian and Russian sentences on a topic, by stance.
  static func cyrillic(topic: String, stance: String) -> [String] {
    let texts = cyrillicTopics[topic] ?? ([], [])
    return switch stance {
    case "support": texts.support
    case "oppose": texts.oppose
    default: ["пакуль рана казаць пра вынікі", "об этом пока рано говорить"]
    }
  }

  private static let cyrillicTopics: [String: (support: [String], oppose: [String])] = [
    "engage": (
      ["трэба размаўляць дзеля вызвалення людзей", "переговоры лучше, чем новое молчание"],
      ["няма з кім весці перамовы", "диалог без условий ничего не даст"]
    ),
    "relief": (
      ["санкцыі можна зняць за вызваленне", "смягчение санкций поможет освободить людей"],
      ["ніякіх паслабленняў, пакуль сядзяць людзі", "снимать санкции сейчас ещё рано"]
    ),
    "pressure": (
      ["толькі ціск можа нешта змяніць", "давление должно быть постоянным и общим"],
      ["адзін ціск нікога не вызваліў", "давление только умножает число арестов"]
    ),
    "priority": (
      ["вызваленне палітвязняў важнейшае за ўсё", "сначала люди, потом уже политика"],
      ["свабода патрэбна ўсёй нашай краіне", "освобождение не заменит настоящих перемен"]
    ),
    "silence": (
      ["ціхая праца ратуе больш людзей", "иногда молчание помогает тем, кто внутри"],
      ["маўчанне абараняе толькі тых турэмшчыкаў", "каждое имя надо называть вслух"]
    ),
    "revolving": (
      ["адных выпускаюць, іншых зноў саджаюць", "выпускают девять, сажают снова десять"],
      ["кожнае вызваленне ратуе адно жыццё", "каждый выход на свободу важен"]
    ),
    "deals": (
      ["абмен лепшы за доўгае чаканне", "сделка, которая освобождает, уже хороша"],
      ["людзьмі нельга гандляваць ні з кім", "обмен людей поощряет новых заложников"]
    ),
    "effect": (
      ["санкцыі ўжо адчувае кожны бюджэт", "без санкций никого бы не отпустили"],
      ["санкцыі не змянілі іх курс", "за санкции платят обычные люди"]
    ),
  ]

  /// Draws the text of one statement.
  static func text(topic: String, stance: String, _ random: inout SplitMix64) -> String {
    if random.chance(perMille: 60) {
      return capitalised(random.element(of: cyrillic(topic: topic, stance: stance)))
    }
    let sentence = random.element(of: english(topic: topic, stance: stance))
    let opening = openings.draw(&random)
    let closing = closings.draw(&random)
    let start = opening.isEmpty ? sentence : "\(opening) \(sentence)"
    let joint = closing.isEmpty || closing.hasPrefix(",") ? "" : " "
    return capitalised(start + joint + closing)
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
