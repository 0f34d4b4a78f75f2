import Backup
import Foundation
import ModuleKit
import Store

extension Error {
    /// What an error says, in one line for an operator: Foundation's own texts name neither file nor cause plainly.
    var plainCause: String {
        switch self {
        case let error as DatabaseError: return error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        case let error as CocoaError:
            let path = error.filePath ?? error.url?.path
            let cause = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
            return [path.map { "'\($0)'" }, cause ?? "the system refused it"].compactMap(\.self).joined(separator: ": ")
        default: return "\(self)"
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
