import ArgumentParser
import ModuleKit
import Synchronization

/// In which language the program speaks in one run: the one that `--lang` or the locale names, else the office's, as
/// soon as the daemon has told which that is. Until then English.
final class Speech: Sendable {
    /// Of the run that is under way.
    @TaskLocal static var current = Speech(named: nil)

    /// What is sent to the daemon; nil: it answers as the office has it.
    let named: Language?
    private let office = Mutex<Language?>(nil)

    init(named: Language?) { self.named = named }

    var words: Words {
        let words = [Language.indonesian: Words(Words.kit[.indonesian] ?? .english, .flags, .program)]
        return words[named ?? office.withLock { $0 } ?? .english] ?? .english
    }

    /// The language in which the daemon answers whoever names none.
    func learn(_ language: Language?) { office.withLock { $0 = language } }

    /// What the arguments name, or the locale: `id` and `in` are Indonesian, `en` is English, and any other leaves it to
    /// the office.
    static func named(_ arguments: [String], _ environment: [String: String]) -> Language? {
        for (place, argument) in arguments.enumerated() where argument.hasPrefix("--lang") {
            let value =
                argument == "--lang"
                ? arguments.dropFirst(place + 1).first
                : argument.split(separator: "=").last
                    .map(String.init)
            if let language = value.flatMap({ Language(rawValue: $0) }) { return language }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        switch locale?.lowercased().prefix(while: \.isLetter) {
        case "id", "in": return .indonesian
        case "en": return .english
        default: return nil
        }
    }
}

/// A sentence in the language of this run.
func say(_ sentence: Sentence) -> String { sentence.text(in: Speech.current.words) }

extension Language: @retroactive ExpressibleByArgument {}
