import Ingest
import Store
import Synchronization
import Testing

@testable import Snapshot

/// What is told of the writing of a snapshot while it lasts, and how it is stopped.
@Suite struct SavingTests {
  @Test("It tells how far it is, further each time, from nothing to about all")
  func progress() throws {
    let told = Told()
    _ = try writeSnapshot(
      of: SmallDataset.all, sources: [], to: SnapshotImage(), file: "small.casebook",
      monitor: LoadMonitor(tell: { told.add($0) }))
    let all = told.progress.withLock { $0 }
    #expect(all.allSatisfy { $0.step == .saving && $0.file == "small.casebook" })
    #expect(all.count > SmallDataset.all.casebook.tables.reduce(0) { $0 + $1.columns.count })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.fraction <= $1.fraction })
    let (first, last) = (try #require(all.first), try #require(all.last))
    #expect(first.fraction == 0, "\(first.fraction)")
    #expect(last.fraction > 0.9 && last.fraction <= 1, "\(last.fraction)")
  }

  @Test("It can be stopped at every step that it tells of")
  func stopped() throws {
    let told = Told()
    _ = try writeSnapshot(
      of: SmallDataset.all, sources: [], to: SnapshotImage(),
      monitor: LoadMonitor(tell: { told.add($0) }))
    let steps = told.progress.withLock(\.count)
    for step in 0..<steps {
      let monitor = Told()
      do throws(SavingError) {
        _ = try writeSnapshot(
          of: SmallDataset.all, sources: [], to: SnapshotImage(),
          monitor: LoadMonitor(
            isStopped: { monitor.progress.withLock(\.count) == step }, tell: { monitor.add($0) }))
        Issue.record("It was not stopped at step \(step)")
      } catch {
        guard case .load(.interrupted) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(monitor.progress.withLock(\.count) == step)
      }
    }
  }

  @Test("The sum of a source can be stopped")
  func source() throws {
    let path = #filePath
    #expect(try SnapshotSource.sha256(path: path, name: "x").utf8.count == 64)
    #expect {
      try SnapshotSource.sha256(path: path, name: "x", monitor: LoadMonitor(isStopped: { true }))
    } throws: {
      ($0 as? SnapshotError)?.code == .interrupted
    }
  }

  private final class Told: Sendable {
    let progress = Mutex<[LoadProgress]>([])

    func add(_ step: LoadProgress) { progress.withLock { $0.append(step) } }
  }
}
