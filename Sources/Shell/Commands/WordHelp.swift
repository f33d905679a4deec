import Language

/// What `.help where` says of a word of the language.
struct WordHelp: Sendable {
  /// The words that the page is about, as typed.
  let words: [String]
  /// What they do, in a sentence or two.
  let summary: String
  /// A query or statement that shows it, on the dataset @classroom.
  let example: String

  init(_ words: String, _ summary: String, _ example: String) {
    self.words = words.split(separator: " ").map(String.init)
    self.summary = summary
    self.example = example
  }

  /// The pages about a word; a word may have more than one meaning.
  static func explaining(_ word: String) -> [WordHelp] {
    all.filter { $0.words.contains(word.lowercased()) }
  }

  /// The page as lines.
  func lines(width: Int) -> [String] {
    let isLater = words.contains {
      Keyword(spelling: $0).map(Keyword.notYetAnswered.contains) ?? false
    }
    let later = isLater ? ["", "A part of the language that this version cannot answer yet."] : []
    return [words.joined(separator: " "), ""] + wrapped(summary, width: width) + later
      + ["", "for example:  " + example]
  }

  /// All pages.
  static let all: [WordHelp] =
    ofSources + ofClauses + ofAnalyses + ofConditions + ofTime + ofStatements
}

// MARK: - Sources and what follows them

extension WordHelp {
  private static let ofSources: [WordHelp] = [
    .init(
      "from", "The rows of one actor; a name is found in any spelling the dataset lists.",
      "statements from \"speaker-04\""),
    .init("about", "The rows on one or more topics.", "statements about relief, pressure count"),
    .init(
      "mentioning",
      "The rows whose text has all the words, in any form of theirs. sanction* is any word that "
        + "begins so, \\\"in inner quotes\\\" a phrase stands as it is, and or parts alternatives.",
      "statements mentioning \"sanctions\""),
    .init(
      "union intersect except",
      "Rows of either query, of both, or of the first without the second; both give the same rows.",
      "cases where sex = female intersect held"),
    .init("_", "The rows of the previous query, in any query.", "_ count by region"),
  ]

  private static let ofClauses: [WordHelp] = [
    .init(
      "where",
      "Keeps the rows for which a condition is yes. Rows for which the record can't tell are left "
        + "out and counted below the answer. After count, it filters groups.",
      "cases where region = minsk and not faction in (pressure, none)"),
    .init(
      "possibly unsure",
      "possibly keeps rows that may match too; unsure keeps only those for which the record "
        + "can't tell.",
      "cases where possibly faction = engagement count"),
    .init(
      "with", "Computes columns.", "released with months = sentence_months / 2 show id, months"),
    .init(
      "show", "Chooses and computes the columns of the answer.",
      "released show id, region, released - detained as days"),
    .init("unique", "The different combinations of some columns.", "cases unique region, charge"),
    .init(
      "count",
      "The number of rows, or of rows in each group; count(E) counts the rows for which E is yes.",
      "cases count by region"),
    .init(
      "by across",
      "by makes a group of each value; across makes a column of each value of a second key. "
        + "Unknown is a group of its own.", "cases count by charge across faction"),
    .init("share", "Groups with their share of all rows in per cent.", "cases share by faction"),
    .init(
      "sum mean median deviation least greatest",
      "A number of each group, from the values that are known.",
      "cases mean sentence_months, median sentence_months by charge"),
    .init(
      "quantile", "The value below which a part of the values lies.",
      "cases quantile(sentence_months, 0.9) by charge"),
    .init(
      "distinct list", "How many different values there are; the values themselves.",
      "cases distinct(charge), list(charge) by region"),
    .init("as", "Names a column of the answer.", "cases count as n by region"),
    .init(
      "sort asc desc", "Puts rows in order, unknown last; desc turns the order round.",
      "released sort sentence_months desc, id"),
    .init(
      "first last per", "So many rows from the start or the end, of all or of each group.",
      "released sort sentence_months desc first 3 per region"),
    .init("sample", "So many rows at random, the same ones each time.", "cases sample 5"),
    .init(
      "top bottom", "The rows with the greatest or the least of something.",
      "cases count by charge top 3 by count"),
  ]

  private static let ofAnalyses: [WordHelp] = [
    .init(
      "join", "Puts two queries' rows side by side.",
      "statements join speakers as s on speaker = s.id"),
    .init("flow", "Who came into a state and left it in each period.", "cases flow by month"),
    .init("stock", "How many were in a state at each period's start.", "cases stock by month"),
    .init(
      "time to", "How long it took, those not yet ended included.",
      "cases time from detained to released by charge"),
    .init(
      "network of over congruence conflict subtract",
      "Pairs of actors who agree or disagree on topics.",
      "statements network of speaker over topic on stance"),
    .init(
      "polarization", "How far apart the camps are in each period.",
      "statements polarization by month"),
    .init("shifts", "Who changed stance, and when.", "statements shifts of speaker on topic"),
    .init("reconcile", "Reported figures against the rows counted.", "cases reconcile"),
    .init("cite", "The sources behind the rows.", "statements cite"),
    .init(
      "draw bars line area heat timeline graph", "A picture of the answer.",
      "released count by month draw bars"),
    .init("save", "Writes the answer to a file.", "cases count by region save \"regions.csv\""),
  ]
}

// MARK: - Conditions

extension WordHelp {
  private static let ofConditions: [WordHelp] = [
    .init(
      "and or not", "Join conditions; what can't be told stays so.",
      "cases where sex = female and (region = minsk or region = brest)"),
    .init("in", "One of several values, or a period.", "cases where region in (minsk, brest)"),
    .init(
      "is known unknown none exact imprecise",
      "Asks about the record itself, and is always yes or no. Unknown is not in the record; none "
        + "says that there is none; imprecise is a date known only within bounds.",
      "cases where faction is unknown count"),
    .init(
      "contains has starts ends",
      "Tests of text: has it in it, as a whole word, at its start, at its end.",
      "statements where text contains \"sanctions\" count"),
    .init(
      "matches", "A test of text: a pattern between slashes, anywhere in it.",
      "statements where text matches /sanction.*/ count"),
    .init(
      "resembles", "A test of names: the same in another spelling.",
      "statements where speaker resembles \"speaker-1\""),
    .init(
      "if then else", "One of two values, by a condition.",
      "cases show id, if sentence_months > 60 then long else short as length"),
    .init(
      "abs round length words lower upper", "Functions of one value: numbers, and texts.",
      "statements show id, words(text) as n"),
    .init(
      "band", "The start of the band that a number lies in.",
      "cases count by band(sentence_months, 24) as months"),
    .init(
      "age first_known",
      "Whole years between two dates; the first of several values that is known.",
      "cases show id, age(detained, released) as years, first_known(facility, region) as place"),
    .init(
      "prior next total rank over",
      "Values of other rows. prior(x) and next(x) are x of the row before and after, none where "
        + "there is no such row; total(x) is the sum up to the row; rank() is 1 for the first row, "
        + "the same for rows that tie. over says in which order, and which keys part the rows.",
      "released count by month with change = count - prior(count) over (sort month)"),
    .init(
      "any every no at most number", "Conditions on the rows linked to each row.",
      "cases where any statements (stance = oppose)"),
  ]

  private static let ofTime: [WordHelp] = [
    .init(
      "since until before after",
      "since and until take in the period named, before and after do not. A date known only within "
        + "bounds may leave the answer open; such rows are counted below it.",
      "released since 2024-07"),
    .init(
      "on during throughout", "In a period: at some time of it, or all through it.",
      "held on 2024-07-01 count"),
    .init(
      "between", "From the start of one period to the end of another.",
      "released between 2024-07 and 2024-09"),
    .init(
      "within", "At most so many days from a date.",
      "cases where released within 90 days of 2024-07-01"),
    .init(
      "ago this previous next",
      "Dates counted from the day as of which the dataset speaks.", "released since 90 days ago"),
    .init(
      "weekday monday tuesday wednesday thursday friday saturday sunday",
      "The day of the week of a date, from Monday to Sunday; unknown where the record leaves open "
        + "which day it was.", "detained count by weekday"),
    .init(
      "day days week weeks month months quarter quarters year years",
      "Parts of a date: alone of the source's own date, after a dot of any other.",
      "released count by detained.year across month"),
  ]

  private static let ofStatements: [WordHelp] = [
    .init(
      "let", "Names a query, so that others can begin with it.",
      "let freed = released since 2024-07; freed count by region"),
    .init(
      "define", "Names an expression.",
      "define long as sentence_months > 60; cases where long count"),
    .init(
      "param", "A value that can be given from outside, with its type.",
      "param since : date = 2024-07; released since $since count"),
    .init("include", "Reads another script's names.", "include \"common.cq\""),
    .init(
      "explain analyze",
      "Shows how a query runs, with analyze how long each step took and, in brackets, what was "
        + "expected of it.",
      "explain analyze released count by month"),
    .init(
      "describe", "Tells what the dataset, a table or a column holds.", "describe cases.charge"),
    .init(
      "expect gives rows", "Checks that a query answers as it should.",
      "expect cases gives 3900 rows"),
  ]
}
