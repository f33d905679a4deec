import Model
import Pattern

// The table of differences: a column a database.
extension SQLDialect {
  /// DuckDB.
  package static let duckdb = SQLDialect(
    name: "duckdb", quote: "\"", escapesBackslash: false,
    types: Types(
      text: "VARCHAR", integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN", date: "DATE"),
    dateLiteral: "DATE '{0}'", openStart: .first(of: 1), openEnd: .last(of: 9999), collation: "",
    calendar: Calendar(
      starts: truncating("CAST(DATE_TRUNC('{unit}', {0}) AS DATE)"),
      ends: ending(
        truncating("CAST(DATE_TRUNC('{unit}', {0}) AS DATE)"),
        addDays: "({0} + {1})", addMonths: "CAST({0} + INTERVAL '{1} months' AS DATE)",
        lastOfMonth: "LAST_DAY({0})"),
      addDays: "({0} + {1})", addMonths: "CAST({0} + INTERVAL '{1} months' AS DATE)",
      daysBetween: "({0} - {1})", yearNumber: "YEAR({0})", monthDay: "STRFTIME({0}, '%m-%d')",
      weekday: "ISODOW({0})",
      day: "STRFTIME({0}, '%Y-%m-%d')", year: "STRFTIME({0}, '%Y')",
      month: "STRFTIME({0}, '%Y-%m')", quarter: "CAST(QUARTER({0}) AS VARCHAR)",
      week: "STRFTIME({0}, '%V')"),
    text: Text(
      contains: "CONTAINS({0}, {1})", starts: "STARTS_WITH({0}, {1})",
      ends: "ENDS_WITH({0}, {1})", length: "LENGTH_GRAPHEME({0})",
      lower: "LOWER(REPLACE({0}, 'İ', 'i\u{307}'))", upper: oneToOne("UPPER"),
      matches: Text.Matches(template: "REGEXP_MATCHES({0}, {1})", spelling: .re2)),
    numbers: Numbers(rounded: "ROUND({0})", remainder: "({0} % {1})"),
    aggregates: Aggregates(
      quantile: "QUANTILE_CONT({0}, {1})", deviation: "STDDEV_SAMP({0})",
      list: "STRING_AGG(DISTINCT {0}, '; ' ORDER BY {0})",
      listOver: "STRING_AGG({0}, '; ') OVER ({1})", leastBoolean: "MIN({0})",
      greatestBoolean: "MAX({0})"),
    windows: .standard, settings: "")

  /// SQLite, dates as ISO texts.
  package static let sqlite = SQLDialect(
    name: "sqlite", quote: "\"", escapesBackslash: false,
    types: Types(
      text: "TEXT", integer: "INTEGER", number: "REAL", boolean: "INTEGER", date: "TEXT"),
    dateLiteral: "'{0}'", openStart: .first(of: 1), openEnd: .last(of: 9999), collation: "",
    calendar: Calendar(
      starts: [
        .week: "DATE({0}, 'weekday 0', '-6 days')", .month: "DATE({0}, 'start of month')",
        .quarter:
          "STRFTIME('%Y', {0}) || "
          + "SUBSTR('-01-01-04-01-07-01-10-01', (STRFTIME('%m', {0}) - 1) / 3 * 6 + 1, 6)",
        .year: "STRFTIME('%Y-01-01', {0})", .decade: "SUBSTR({0}, 1, 3) || '0-01-01'",
      ],
      // No day after 9999 is a date in SQLite, not even on the way.
      ends: [
        .week: "DATE({0}, 'weekday 0')",
        .month:
          "CASE WHEN SUBSTR({0}, 6, 2) = '12' THEN STRFTIME('%Y-12-31', {0}) "
          + "ELSE DATE({0}, 'start of month', '1 months', '-1 days') END",
        .quarter:
          "STRFTIME('%Y', {0}) || "
          + "SUBSTR('-03-31-06-30-09-30-12-31', (STRFTIME('%m', {0}) - 1) / 3 * 6 + 1, 6)",
        .year: "STRFTIME('%Y-12-31', {0})", .decade: "SUBSTR({0}, 1, 3) || '9-12-31'",
      ], addDays: "DATE({0}, '{1} days')",
      // SQLite counts days past a month's end on into the next.
      addMonths:
        "MIN(DATE({0}, 'start of month', '{1} months', (STRFTIME('%d', {0}) - 1) || ' days'), "
        + "DATE({0}, 'start of month', '{1} months', '1 months', '-1 days'))",
      daysBetween: "CAST(JULIANDAY({0}) - JULIANDAY({1}) AS INTEGER)",
      yearNumber: "CAST(STRFTIME('%Y', {0}) AS INTEGER)", monthDay: "STRFTIME('%m-%d', {0})",
      weekday: "((STRFTIME('%w', {0}) + 6) % 7 + 1)",
      day: "{0}",
      year: "STRFTIME('%Y', {0})", month: "STRFTIME('%Y-%m', {0})",
      quarter: "((STRFTIME('%m', {0}) + 2) / 3)",
      week: "PRINTF('%02d', (STRFTIME('%j', DATE({0}, '-3 days', 'weekday 4')) - 1) / 7 + 1)"),
    text: Text(
      contains: "INSTR({0}, {1}) > 0", starts: "SUBSTR({0}, 1, {2}) = {1}",
      ends: "SUBSTR({0}, -{2}) = {1}", length: nil, lower: nil, upper: nil, matches: nil),
    numbers: Numbers(rounded: "ROUND({0})", remainder: "MOD({0}, {1})"),
    aggregates: Aggregates(
      quantile: nil, deviation: nil, list: nil,
      listOver: "GROUP_CONCAT({0}, '; ') OVER ({1})", leastBoolean: "MIN({0})",
      greatestBoolean: "MAX({0})"),
    windows: .standard, settings: "")

  /// PostgreSQL.
  package static let postgres = SQLDialect(
    name: "postgres", quote: "\"", escapesBackslash: false,
    types: Types(
      text: "TEXT", integer: "BIGINT", number: "DOUBLE PRECISION", boolean: "BOOLEAN",
      date: "DATE"),
    dateLiteral: "DATE '{0}'", openStart: .first(of: 1), openEnd: .last(of: 9999),
    collation: " COLLATE \"C\"",
    calendar: Calendar(
      starts: truncating("CAST(DATE_TRUNC('{unit}', {0}) AS DATE)"),
      ends: ending(
        truncating("CAST(DATE_TRUNC('{unit}', {0}) AS DATE)"),
        addDays: "({0} + {1})", addMonths: "CAST({0} + INTERVAL '{1} months' AS DATE)",
        lastOfMonth: "CAST(DATE_TRUNC('month', {0}) + INTERVAL '1 month - 1 day' AS DATE)"),
      addDays: "({0} + {1})", addMonths: "CAST({0} + INTERVAL '{1} months' AS DATE)",
      daysBetween: "({0} - {1})", yearNumber: "CAST(EXTRACT(YEAR FROM {0}) AS BIGINT)",
      monthDay: "TO_CHAR({0}, 'MM-DD') COLLATE \"C\"",
      weekday: "CAST(EXTRACT(ISODOW FROM {0}) AS BIGINT)", day: "TO_CHAR({0}, 'YYYY-MM-DD')",
      year: "TO_CHAR({0}, 'YYYY')",
      month: "TO_CHAR({0}, 'YYYY-MM')", quarter: "TO_CHAR({0}, 'Q')",
      week: "TO_CHAR({0}, 'IW')"),
    text: Text(
      contains: "STRPOS({0}, {1}) > 0", starts: "STARTS_WITH({0}, {1})",
      ends: "RIGHT({0}, {2}) = {1}", length: nil,
      lower: "(LOWER(REPLACE({0}, 'Σ', 'σ') COLLATE \"und-x-icu\") COLLATE \"C\")",
      upper: "(UPPER({0} COLLATE \"und-x-icu\") COLLATE \"C\")",
      matches: Text.Matches(template: "{0} ~ {1}", spelling: .postgres)),
    numbers: Numbers(
      rounded: "(SIGN({0}) * FLOOR(ABS({0}) + 0.5))",
      remainder:
        "CAST(MOD(CAST({0} AS NUMERIC), CAST({1} AS NUMERIC)) AS DOUBLE PRECISION)"),
    aggregates: Aggregates(
      quantile: "PERCENTILE_CONT({1}) WITHIN GROUP (ORDER BY {0})", deviation: "STDDEV_SAMP({0})",
      list: "STRING_AGG(DISTINCT {0}, '; ' ORDER BY {0})",
      listOver: "STRING_AGG({0}, '; ') OVER ({1})", leastBoolean: "BOOL_AND({0})",
      greatestBoolean: "BOOL_OR({0})"),
    windows: .standard, settings: "")

  /// ClickHouse, which has the days of 1900 to 2299.
  package static let clickhouse = SQLDialect(
    name: "clickhouse", quote: "\"", escapesBackslash: true,
    types: Types(
      text: "Nullable(String)", integer: "Nullable(Int64)", number: "Nullable(Float64)",
      boolean: "Nullable(Bool)", date: "Nullable(Date32)",
      ending: " ENGINE = MergeTree ORDER BY tuple()"),
    dateLiteral: "toDate32('{0}')", openStart: .first(of: 1900), openEnd: .last(of: 2299),
    collation: "",
    calendar: Calendar(
      starts: [
        .week: "addDays({0}, 1 - toDayOfWeek({0}))",
        .month: "makeDate32(toYear({0}), toMonth({0}), 1)",
        .quarter: "makeDate32(toYear({0}), toQuarter({0}) * 3 - 2, 1)",
        .year: "makeDate32(toYear({0}), 1, 1)",
        .decade: "makeDate32(toYear({0}) - toYear({0}) % 10, 1, 1)",
      ],
      ends: [
        .week: "addDays({0}, 7 - toDayOfWeek({0}))",
        // toLastDayOfMonth gives no day after 2149.
        .month:
          "makeDate32(toYear({0}), toMonth({0}), multiIf(toMonth({0}) IN (4, 6, 9, 11), 30, "
          + "toMonth({0}) = 2, toDayOfYear(makeDate32(toYear({0}), 3, 1)) - 32, 31))",
        .quarter:
          "makeDate32(toYear({0}), toQuarter({0}) * 3, if(toQuarter({0}) IN (2, 3), 30, 31))",
        .year: "makeDate32(toYear({0}), 12, 31)",
        .decade: "makeDate32(toYear({0}) - toYear({0}) % 10 + 9, 12, 31)",
      ], addDays: "addDays({0}, {1})", addMonths: "addMonths({0}, {1})",
      daysBetween: "dateDiff('day', {1}, {0})", yearNumber: "toYear({0})",
      monthDay: "formatDateTime({0}, '%m-%d')", weekday: "toDayOfWeek({0})", day: "toString({0})",
      year: "toString(toYear({0}))", month: "formatDateTime({0}, '%Y-%m')",
      quarter: "toString(toQuarter({0}))", week: "leftPad(toString(toISOWeek({0})), 2, '0')"),
    text: Text(
      contains: "position({0}, {1}) > 0", starts: "startsWith({0}, {1})",
      ends: "endsWith({0}, {1})", length: nil,
      lower: "lowerUTF8(replaceAll({0}, 'Σ', 'σ'))", upper: "upperUTF8({0})",
      matches: Text.Matches(template: "match({0}, {1})", spelling: .re2)),
    numbers: Numbers(rounded: "(sign({0}) * floor(abs({0}) + 0.5))", remainder: "({0} % {1})"),
    aggregates: Aggregates(
      quantile: "quantileExactInclusive({1})({0})",
      deviation: "if(count({0}) > 1, stddevSamp({0}), NULL)",
      list: "if(count({0}) > 0, arrayStringConcat(arraySort(groupUniqArray({0})), '; '), NULL)",
      listOver: "arrayStringConcat(groupArray({0}) OVER ({1}), '; ')",
      nullable: "toNullable({0})", leastBoolean: "min({0})", greatestBoolean: "max({0})"),
    windows: Windows(
      prior:
        "lagInFrame(toNullable({0})) OVER ({1} "
        + "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)",
      next:
        "leadInFrame(toNullable({0})) OVER ({1} "
        + "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"),
    settings: "SETTINGS join_use_nulls = 1")

  /// Spark SQL.
  package static let spark = SQLDialect(
    name: "spark", quote: "`", escapesBackslash: true,
    types: Types(
      text: "STRING", integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN", date: "DATE"),
    dateLiteral: "DATE '{0}'", openStart: .first(of: 1), openEnd: .last(of: 9999), collation: "",
    calendar: Calendar(
      starts: truncating(
        "TRUNC({0}, '{unit}')", decade: "MAKE_DATE(YEAR({0}) - YEAR({0}) % 10, 1, 1)"),
      ends: ending(
        truncating("TRUNC({0}, '{unit}')", decade: "MAKE_DATE(YEAR({0}) - YEAR({0}) % 10, 1, 1)"),
        addDays: "DATE_ADD({0}, {1})", addMonths: "ADD_MONTHS({0}, {1})",
        lastOfMonth: "LAST_DAY({0})"),
      addDays: "DATE_ADD({0}, {1})", addMonths: "ADD_MONTHS({0}, {1})",
      daysBetween: "DATEDIFF({0}, {1})", yearNumber: "YEAR({0})",
      monthDay: "DATE_FORMAT({0}, 'MM-dd')", weekday: "(WEEKDAY({0}) + 1)",
      day: "DATE_FORMAT({0}, 'yyyy-MM-dd')",
      year: "DATE_FORMAT({0}, 'yyyy')", month: "DATE_FORMAT({0}, 'yyyy-MM')",
      quarter: "CAST(QUARTER({0}) AS STRING)",
      week: "LPAD(CAST(WEEKOFYEAR({0}) AS STRING), 2, '0')"),
    text: Text(
      contains: "CONTAINS({0}, {1})", starts: "STARTSWITH({0}, {1})", ends: "ENDSWITH({0}, {1})",
      length: nil,
      lower: "LOWER(REPLACE({0}, 'Σ', 'σ'))", upper: "UPPER({0})",
      matches: Text.Matches(template: "{0} RLIKE {1}", spelling: .java)),
    numbers: Numbers(rounded: "ROUND({0})", remainder: "({0} % {1})"),
    aggregates: Aggregates(
      quantile: "PERCENTILE({0}, {1})", deviation: "STDDEV_SAMP({0})",
      list: "CASE WHEN COUNT({0}) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_SET({0})), '; ') END",
      listOver: "ARRAY_JOIN(COLLECT_LIST({0}) OVER ({1}), '; ')",
      leastBoolean: "MIN({0})", greatestBoolean: "MAX({0})"),
    windows: .standard, settings: "")

  private static func ending(
    _ starts: [CalendarUnit: String], addDays: String, addMonths: String, lastOfMonth: String
  ) -> [CalendarUnit: String] {
    func end(_ unit: CalendarUnit, _ months: Int) -> String {
      filled(lastOfMonth, filled(addMonths, starts[unit] ?? "", String(months - 1)))
    }
    return [
      .week: filled(addDays, starts[.week] ?? "", "6"), .month: filled(lastOfMonth, "{0}"),
      .quarter: end(.quarter, 3), .year: end(.year, 12), .decade: end(.decade, 120),
    ]
  }

  // Letters that become several are replaced first by those, for a function that knows letters that
  // become one.
  private static func oneToOne(_ upper: String) -> String {
    let letters = (UInt32(0x80)...0xFFFF).compactMap(Unicode.Scalar.init).filter {
      $0.properties.uppercaseMapping.unicodeScalars.count > 1
    }
    return "\(upper)(\(String(repeating: "REPLACE(", count: letters.count)){0}"
      + letters.map { ", '\($0)', '\($0.properties.uppercaseMapping)')" }.joined() + ")"
  }

  private static func truncating(
    _ template: String, decade: String? = nil
  ) -> [CalendarUnit: String] {
    var starts: [CalendarUnit: String] = [:]
    for unit in CalendarUnit.allCases where unit != .day {
      starts[unit] = template.replacing("{unit}", with: unit.rawValue)
    }
    if let decade { starts[.decade] = decade }
    return starts
  }
}

extension Day {
  fileprivate static func first(of year: Int) -> Day {
    Day(year: year, month: 1, day: 1) ?? .distantPast
  }

  fileprivate static func last(of year: Int) -> Day {
    Day(year: year, month: 12, day: 31) ?? .distantFuture
  }
}
