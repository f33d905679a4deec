import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Memory that a query may take")
struct MemoryBudgetTests {
  private func run(_ query: String, bytes: Int) throws -> Answer {
    let bound = try Worked.bind(query, Prison.small.schema)
    return try Executor(casebook: Prison.small, memoryBytes: bytes)
      .run(bound.plan, asWritten: bound.plan, subject: bound.subject)
  }

  private func refusal(_ query: String, bytes: Int) throws -> ExecutionError? {
    do {
      _ = try run(query, bytes: bytes)
      return nil
    } catch let error as ExecutionError {
      return error
    }
  }

  @Test(
    "What grows with the rows that a query makes is refused before it is made",
    arguments: [
      ("cases as a join cases as b on a.case = b.case", MemoryPurpose.pairs),
      ("cases as a join cases as b on a.case != b.case", .pairs),
      ("cases count, list(case) by region, case", .groups), ("cases unique region, case", .groups),
      ("cases count by region across person.faction", .groups),
      ("cases first 1 per region", .groups),
      ("cases where case in (from cases first 1 per region show case)", .groups),
      ("cases sort region", .order), ("cases top 1 by case", .order),
      ("cases with x = upper(region)", .columns),
      ("cases with x = rank() over (sort case)", .windows),
      ("(cases show region) union (cases show person.faction as region)", .sets),
    ])
  func refused(_ query: String, _ purpose: MemoryPurpose) throws {
    var bytes = 1
    var purposes: [MemoryPurpose] = []
    // Allowing what was needed comes to the answer, step after step.
    while case .tooMuchMemory(let needed, let limit, let purpose) = try refusal(query, bytes: bytes)
    {
      #expect(needed > limit && limit == bytes)
      bytes = needed
      purposes.append(purpose)
      if purposes.count > 100 { break }
    }
    #expect(purposes.contains(purpose))
    #expect(try run(query, bytes: bytes).rowCount == run(query, bytes: .max).rowCount)
  }

  @Test("Counting takes next to nothing, whatever there is to count")
  func counting() throws {
    for query in ["cases count", "cases where region is known count", "cases"] {
      #expect(try refusal(query, bytes: 256) == nil, "\(query)")
    }
  }

  @Test("A sum that no number holds is more than any budget")
  func overflow() throws {
    var budget = MemoryBudget(limit: 100)
    try budget.take(10, bytesEach: 5, for: .pairs)
    #expect(throws: ExecutionError.tooMuchMemory(needed: .max, limit: 100, .groups)) {
      try budget.take(.max, bytesEach: 2, for: .groups)
    }
    try budget.take(10, bytesEach: 5, for: .pairs)
    #expect(throws: ExecutionError.tooMuchMemory(needed: 101, limit: 100, .groups)) {
      try budget.take(1, bytesEach: 1, for: .groups)
    }
    #expect(budget.taken == 100)
  }
}
