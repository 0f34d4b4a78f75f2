import Foundation
import ModuleKit

/// Why a backup could not be made, read or restored.
public enum BackupError: Error, Sendable, Equatable {
    /// Another backup is being made in this directory.
    case busy(directory: String)
    /// There is no such backup.
    case notFound(backup: String)
    /// The system refused something of a file.
    case file(path: String, action: Sentence, cause: Sentence)
    /// An index that cannot be trusted or read.
    case badIndex(path: String, cause: Sentence)
    /// A later program made it.
    case newer(backup: String, found: Int, known: Int)
    /// What was read is not what was written. Each fault names its part.
    case damaged(backup: String, faults: [Sentence])
    /// It was sealed with a key that is not among those that were given. `with` is nil where the file does not tell its key.
    case sealed(path: String, with: String?, given: [String])
    /// What is there was sealed, and what is made would not be.
    case unsealed(directory: String, newest: String)
    /// What was written there is not there any more.
    case gone(directory: String)
    /// Another daemon, of a copy of the store perhaps, carries its journal there.
    case claimed(directory: String)
    /// What is there belongs to another store.
    case foreign(directory: String, file: String)
    /// The disk has too little room left.
    case noRoom(directory: String, free: Int64, needed: Int64)
    /// Nobody wants it any more.
    case cancelled
}

extension BackupError: CustomStringConvertible {
    /// One line, in English.
    public var description: String { sentence.description }

    /// The same for people.
    public var sentence: Sentence {
        switch self {
        case .busy(let directory): "Another backup is being made in '\(directory)'"
        case .notFound(let backup): "There is no backup '\(backup)'"
        case .file(let path, let action, let cause): "\(action) '\(path)': \(cause)"
        case .badIndex(let path, let cause): "The index '\(path)' cannot be used: \(cause)"
        case .newer(let backup, let found, let known):
            "The backup '\(backup)' was made by a newer program: it has version \(found), and this one knows \(known)"
        case .damaged(let backup, let faults):
            faults.count > 3
                ? "The backup '\(backup)' is damaged: \(Self.row(faults.prefix(3))); and \(faults.count - 3) more"
                : "The backup '\(backup)' is damaged: \(Self.row(faults[...]))"
        case .sealed(let path, nil, let given) where given.isEmpty: "'\(path)' is sealed, and no key was given"
        case .sealed(let path, nil, let given):
            "'\(path)' is sealed with another key than \(given.joined(separator: ", "))"
        case .sealed(let path, let key?, let given) where given.isEmpty:
            "'\(path)' is sealed with the key \(key), and no key was given"
        case .sealed(let path, let key?, let given):
            "'\(path)' is sealed with the key \(key), and given was \(given.joined(separator: ", "))"
        case .unsealed(let directory, let newest):
            "The backup '\(newest)' in '\(directory)' is sealed, and no key is set: set it, or take another directory"
        case .gone(let directory):
            """
            What was written to '\(directory)' is not there any more: bring it back, or start the daemon again to \
            begin anew there
            """
        case .claimed(let directory):
            "Another daemon carries its journal to '\(directory)': each daemon needs a directory of its own"
        case .foreign(let directory, let file):
            "'\(directory)' holds another store's backups, as '\(file)': each store needs a directory of its own"
        case .noRoom(let directory, let free, let needed):
            "The disk of '\(directory)' has \(free >> 20) MiB left: \(needed >> 20) MiB are needed"
        case .cancelled: "The work was cancelled"
        }
    }

    private static func row(_ faults: ArraySlice<Sentence>) -> Sentence {
        faults.dropFirst().reduce(faults.first ?? "") { "\($0); \($1)" }
    }

    /// The system's last error, of a file.
    static func system(_ action: Sentence, _ path: String) -> BackupError {
        .file(path: path, action: action, cause: Sentence(verbatim: String(cString: strerror(errno))))
    }
}
