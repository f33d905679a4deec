import Model
import Store
import Threading

/// The different spellings in some texts, and what they are found by. Each list is made when a
/// query first asks for it, for it takes as long as many queries do: who looks for a part of words
/// asks for no stems, and only phrases look spellings up.
struct Spellings: Sendable {
  /// The spellings by what they fold to.
  let folded: Stored<Vocabulary>
  /// The spellings by their folded stems.
  let stems: Stored<Vocabulary>
  /// The spellings as texts are looked through for them.
  let table: Stored<WordTable>

  /// Takes spellings that differ.
  init(_ spelled: TextArena, language: String?, threads: Int) {
    folded = Stored {
      Vocabulary(Self.forms(of: spelled, language, threads) { $0.folded($1) })
    }
    stems = Stored {
      Vocabulary(Self.forms(of: spelled, language, threads) { $0.stem(of: $1) })
    }
    table = Stored { WordTable(spelled) }
  }

  /// Spellings enough for another thread to be worth while.
  private static let spellingsEach = 4096

  private static func forms(
    of spelled: TextArena, _ language: String?, _ threads: Int,
    _ form: @escaping @Sendable (borrowing WordForms, String) -> String
  ) -> [String] {
    let threads = max(1, min(threads, spelled.count / spellingsEach))
    let share = (spelled.count + threads - 1) / threads
    return Threads.map(threads, threads: threads) { part in
      let forms = WordForms(language: language)
      return (min(part * share, spelled.count)..<min((part + 1) * share, spelled.count)).map {
        form(forms, spelled.text(at: $0))
      }
    }.flatMap(\.self)
  }
}
