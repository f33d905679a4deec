import Reference
import Testing

@Suite("Random queries draw every construct")
struct RandomCoverageTests {
  /// The constructs that must be drawn, each with a pattern of its text.
  private static var constructs: [(name: String, pattern: Regex<Substring>)] {
    [
      ("band", #/\bband\(/#), ("age", #/\bage\([^,()]*\)/#), ("age of two", #/\bage\([^()]*,/#),
      ("words", #/\bwords\(/#), ("length", #/\blength\(/#), ("lower", #/\blower\(/#),
      ("upper", #/\bupper\(/#), ("abs", #/\babs\(/#), ("round", #/\bround\(/#),
      ("first_known", #/\bfirst_known\(/#), ("days(a, b)", #/\bdays\([^()]*,/#),
      ("if then else", #/\bif .* then .* else /#), ("remainder", #/ % /#),
      ("date + months", #/[a-z] \+ \d+ months?\b/#), ("date - years", #/[a-z] - \d+ years\b/#),
      ("date + weeks", #/[a-z] \+ \d+ weeks\b/#),
      ("within months", #/within \d+ months (?:of|after|before)/#),
      ("within days", #/within \d+ days (?:of|after|before)/#),
      ("ago", #/\d+ (?:day|week|month|quarter|year)s ago/#), ("today", #/\btoday\b/#),
      ("this", #/\bthis (?:day|week|month|quarter|year)/#),
      ("previous", #/\bprevious (?:day|week|month|quarter|year)/#),
      ("next", #/\bnext (?:day|week|month|quarter|year)/#),
      ("first per", #/\bfirst \d+ per /#), ("last per", #/\blast \d+ per /#),
      ("age calculated with", #/\bage\([^()]*\) (?:\+|\*|\/|-) /#),
      ("prior", #/\bprior\([^()]*\) over \(/#), ("next row", #/\bnext\([^()]*\) over \(/#),
      ("total", #/\btotal\(.*\) over \(/#), ("rank", #/\brank\(\) over \(/#),
      ("over by", #/ over \(by .* sort /#), ("over sort", #/ over \(sort /#),
      ("window of groups", #/ by .* with n\d+ = .* over \(/#),
      ("window shown", #/ show .*\) over \(/#), ("window sorted by", #/ sort .*\) over \(/#),
      ("top by a window", #/\btop \d+ by .*\) over \(/#),
      ("weekday", #/\.weekday (?:=|!=|<|<=|>|>=) "?[a-zA-Z]+day/#),
      ("weekday in", #/\.weekday in \(/#), ("weekday between", #/\.weekday between /#),
      ("weekday of two", #/\.weekday (?:=|!=|<|>=) [a-z.]+\.weekday/#),
      ("by weekday", #/ by (?:.*, )?[a-z.]+\.weekday\b/#),
      ("weekday and time", #/\.weekday = "?[a-zA-Z]+day"? (?:and|or) [a-z.]+ (?:since|until)/#),
      ("top", #/\btop \d+ by /#),
      ("bottom", #/\bbottom \d+ by /#), ("sample", #/\bsample \d+/#),
      ("sample per", #/\bsample \d+ per /#), ("unique", #/\bunique /#), ("sort", #/\bsort /#),
      ("share", #/\bshare\b/#), ("quantile", #/\bquantile\(/#), ("list", #/\blist /#),
      ("distinct", #/\bdistinct\(/#), ("deviation", #/\bdeviation /#), ("median", #/\bmedian /#),
      ("mean", #/\bmean /#), ("sum", #/\bsum /#), ("least", #/\bleast [a-z]/#),
      ("greatest", #/\bgreatest /#), ("count(E)", #/\bcount\(/#), ("across", #/\bacross /#),
      ("possibly count", #/\bpossibly count\b/#), ("unsure count", #/\bunsure count\b/#),
      ("any", #/\bany [a-z.]+ \(/#), ("every", #/\bevery [a-z.]+ \(/#), ("no", #/\bno [a-z.]+ \(/#),
      ("at least", #/\bat least \d+ [a-z.]+ \(/#), ("at most", #/\bat most \d+ [a-z.]+ \(/#),
      ("number of", #/\bnumber of [a-z.]+ \(/#), ("related by path", #/\bperson\.[a-z]+ \(/#),
      ("related by a named link", #/\bstatements\.(?:speaker|case) \(/#),
      ("outer row", #/\(.*\b(?:case|person|statement)\.[a-z]+/#),
      ("in (from)", #/\bin \(from /#), ("in (from … show)", #/\(from [^()]* show /#),
      ("matches", #/\bmatches \//#), ("contains", #/\bcontains "/#), ("has", #/\bhas "/#),
      ("starts", #/\bstarts "/#), ("ends", #/\bends "/#), ("let", #/\bsome_cases\b/#),
      ("let f(t)", #/\b(?:detained_since|in_place)\(/#), ("_", #/(?:^|[( ])_ /#),
      ("define", #/\bodd\b/#), ("define f(t)", #/\babove\(/#), ("define of values", #/\btwice\(/#),
      ("param date", #/\$day\b/#), ("param text", #/\$place\b/#), ("param integer", #/\$many\b/#),
      ("param number", #/\$part\b/#), ("param boolean", #/\$flag\b/#),
      ("possibly", #/\bpossibly \(/#), ("unsure", #/\bunsure \(/#), ("not", #/\bnot \(/#),
      ("and", #/ and /#), ("or", #/ or /#), ("is exact", #/\bis exact\b/#),
      ("is imprecise", #/\bis imprecise\b/#), ("is none", #/\bis none\b/#),
      ("is not", #/\bis not (?:none|known|unknown)\b/#),
      ("hedged clause", #/ (?:possibly|unsure) [a-z.]+ (?:since|until|before|after|on|during)/#),
      ("state", #/\bheld (?:on|during|since|until|between|throughout)/#),
      ("state alone", #/\bheld(?:$|[) ](?!on|during|since|until|between|throughout))/#),
      ("throughout", #/\bthroughout /#), ("between", #/\bbetween /#),
      ("from", #/\bfrom [A-Za-z"]/#),
      ("about", #/\babout /#), ("union", #/ union /#), ("intersect", #/ intersect /#),
      ("except", #/ except /#), ("with", #/ with n\d+ = /#), ("show", #/ show /#),
      ("join", #/ join [a-z_]+ as r\d* on /#), ("join (query)", #/ join \(/#),
      ("as", #/ as c join /#),
    ]
  }

  @Test("Each construct is drawn in two thousand queries")
  func everyConstruct() {
    var texts: [String] = []
    for seed in 0..<80 {
      let casebook = RandomCasebook(seed: UInt64(seed), hasCaseLinks: seed % 2 == 0).casebook
      for number in 0..<25 {
        texts.append(RandomScript(seed: UInt64(seed * 1000 + number), on: casebook).query)
      }
    }
    for construct in Self.constructs {
      let count = texts.count { $0.contains(construct.pattern) }
      #expect(count > 0, "\(construct.name) is never drawn")
    }
  }
}
