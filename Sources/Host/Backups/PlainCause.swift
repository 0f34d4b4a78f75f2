import Backup
import Foundation
import ModuleKit
import Store

extension Error {
    /// What an error says, in one line for an operator: Foundation's own texts name neither file nor cause plainly.
    var plainCause: Sentence {
        switch self {
        case let error as DatabaseError:
            return Sentence(verbatim: error.message ?? "SQLite \(error.extendedResultCode.rawValue)")
        case let error as CocoaError:
            let path = error.filePath ?? error.url?.path
            let cause = (error.underlying as? POSIXError).map {
                Sentence(verbatim: String(cString: strerror($0.code.rawValue)))
            }
            let told = cause ?? "the system refused it"
            return path.map { "'\($0)': \(told)" } ?? told
        case let error as BackupError: return error.sentence
        case let error as StartError: return error.sentence
        case let error as RPCError: return error.message
        default: return Sentence(verbatim: "\(self)")
        }
    }
}

extension BackupError {
    /// Whether it says that nothing may be written to a place at all.
    var isRefusal: Bool {
        switch self {
        case .gone, .claimed, .foreign: true
        case .busy, .notFound, .file, .badIndex, .newer, .damaged, .sealed, .unsealed, .noRoom, .cancelled: false
        }
    }
}
