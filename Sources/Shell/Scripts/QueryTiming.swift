import Model
import Output

/// How long a query took, and what it answered.
struct QueryTiming {
  let name: String
  let runs: [Duration]
  let rowCount: Int
  let digest: String

  private var sorted: [Duration] { runs.sorted() }

  /// The time in the middle; of two, the mean.
  var median: Duration {
    let sorted = sorted
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The shortest time.
  var minimum: Duration { sorted[0] }

  /// The figures as columns, with a heading.
  static func table(_ timings: [QueryTiming]) -> String {
    let rows = timings.map {
      [
        $0.name, $0.median.milliseconds, $0.minimum.milliseconds, String($0.rowCount), $0.digest,
      ]
    }
    let lines = aligned(
      [["query", "median ms", "min ms", "rows", "digest"]] + rows, rightAligned: [1, 2, 3])
    return lines.joined(separator: "\n") + "\n"
  }

  /// The figures as an array of objects, one a line.
  static func json(_ timings: [QueryTiming]) -> String {
    let objects = timings.map { timing in
      "{\"query\":" + jsonString(timing.name)
        + ",\"median_ms\":\(timing.median.milliseconds),\"min_ms\":\(timing.minimum.milliseconds)"
        + ",\"rows\":\(timing.rowCount),\"digest\":\"\(timing.digest)\"}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }
}

extension Duration {
  /// Milliseconds with three decimals.
  fileprivate var milliseconds: String {
    let fraction = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count)
      + fraction
  }
}
