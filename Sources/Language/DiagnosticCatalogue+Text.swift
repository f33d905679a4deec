extension DiagnosticCatalogue {
  /// E00xx: the text cannot be read.
  static let ofText: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .unreadableCharacter, "a character that means nothing",
      """
      Outside quotes a query is made of words, numbers, dates, $parameters and a few signs.
      Any other character is refused where it stands. In quotes every character is allowed.
      """,
      example: "cases where region = @minsk",
      correction: "cases where region = minsk"),
    DiagnosticExplanation(
      .unterminatedString, "quotes that are not closed",
      """
      Text stands between two double quotes, a name between two backquotes. A quote inside
      the text is written \\".
      """,
      example: "cases where charge = \"tax evasion",
      correction: "cases where charge = \"tax evasion\""),
    DiagnosticExplanation(
      .malformedLiteral, "a number or date that is not well formed",
      """
      A date is written with the year first: 2024-07-15, or as much of it as is meant:
      2024-07, 2024-Q3, 2024. Unknown parts are XX. A blank stands between a number and its
      unit: 90 days.
      """,
      example: "released since 2024-7",
      correction: "released since 2024-07"),
    DiagnosticExplanation(
      .expected, "something is missing",
      """
      The word before needs something after it: a clause its expression, a comparison its
      value, an opening bracket its closing one.
      """,
      example: "cases where region =",
      correction: "cases where region = minsk"),
    DiagnosticExplanation(
      .unexpected, "a word that fits nowhere",
      """
      A query is a source, then its selectors, then clauses from left to right. A word that
      is none of them, often a misspelt one, cannot stand there. A value of several words is
      quoted.
      """,
      example: "cases wher region = minsk",
      correction: "cases where region = minsk"),
    DiagnosticExplanation(
      .foreignSpelling, "another language's spelling",
      """
      There is one way to write each thing, and clauses follow one another without pipes: =
      and not ==, double quotes and not single ones, first and not limit, sort and not order
      by, count by and not group by, where after count and not having, is unknown and not is
      null.
      """,
      example: "cases | where region == 'minsk' limit 5",
      correction: "cases where region = \"minsk\" first 5"),
  ]

  /// E04xx: a limit was reached.
  static let ofLimits: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      .notYetAvailable, "a part of the language that this version lacks",
      """
      The words are reserved and the sentence is well formed, but this version of Casebook
      cannot answer it yet.
      """,
      example: "said network of speaker over topic",
      correction: "said count by speaker, topic"),
    DiagnosticExplanation(
      .notSayableInSQL, "a part of the language that SQL lacks",
      """
      casebook sql writes a query as SQL only if the database gives the same answer. What
      its dialect cannot say exactly is refused by name; another dialect may have it.
      """,
      example: "(casebook sql --dialect sqlite \"cases sample 10\")",
      correction: "cases first 10"),
    DiagnosticExplanation(
      .interrupted, "a query that was stopped",
      "Ctrl-C was pressed, or the program was told to stop, before the answer was ready.",
      example: "(Ctrl-C while cases count by charge runs)",
      correction: "cases count by charge"),
    DiagnosticExplanation(
      .damagedDataset, "a snapshot that has changed since it was made",
      """
      What the query read of the snapshot is not what was written there, so nothing that is
      made of it is shown. Make it anew from its sources with casebook index.
      """,
      example: "(cases count of a snapshot whose disk has failed)",
      correction: "cases count"),
    DiagnosticExplanation(
      .textTooLong, "a text that is too long",
      "The text has more bytes than one query or script may have; .limits says how many.",
      example: "(a script of more than a million bytes)",
      correction: "include \"first-half.cq\""),
    DiagnosticExplanation(
      .tooManyTokens, "a text of too many words",
      "The text has more words and signs than one query or script may have; .limits says how many.",
      example: "(a script of more than 250,000 words)",
      correction: "include \"first-half.cq\""),
    DiagnosticExplanation(
      .nestedTooDeeply, "too many brackets inside one another",
      """
      Brackets, not, if and queries inside one another, and the operators of one sum, go 500
      deep, and a path has at most 100 names. Chains of and and or are not limited.
      """,
      example: "(five hundred and one opening brackets)",
      correction: "let inner = cases where region = minsk; inner count"),
    DiagnosticExplanation(
      .listTooLong, "a list of too many values",
      "A list in brackets has at most 100,000 values. More of them belong in a table of their own.",
      example: "(cases where id in a list of more than 100,000 numbers)",
      correction: "cases where id in (from releases show id)"),
    DiagnosticExplanation(
      .tooManyGroups, "an answer of too many groups",
      "Count by fewer keys, or by coarser ones such as a year in place of a day.",
      example: "cases count by id, detained, person, note",
      correction: "cases count by detained.year"),
    DiagnosticExplanation(
      .tooManyPairs, "a join of too many pairs",
      """
      Each row of the left is paired with each of the right for which the condition is yes, or may
      be: an unknown value may equal every other. Filter both sides first.
      """,
      example: "cases join statements as s on region != s.topic",
      correction: "cases join statements as s on id = s.case_id"),
    DiagnosticExplanation(
      .tooManyColumns, "an answer of too many columns",
      "Each value of the key after across becomes a column. Put the key with many values after by.",
      example: "cases count by region across id",
      correction: "cases count by id across region"),
    DiagnosticExplanation(
      .tooMuchMemory, "a query of too much memory",
      """
      What a query makes may take half of the machine's memory. Filter first, or allow more:
      `.memory 8G` in the shell, `--memory 8G` on the command line. Counting takes next to nothing.
      """,
      example: "(a join, an order or groups of many millions of rows)",
      correction: "cases where region = minsk sort sentenced"),
  ]
}
