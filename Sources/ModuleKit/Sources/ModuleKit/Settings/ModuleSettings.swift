import Synchronization

/// What an office can set of a module, kept in the store: a parameter object in which nothing is required.
///
///     struct NotesSettings: ModuleSettings {
///         static let module = "notes"
///         @Parameter("Days for which a closed note is kept", .range(1...3650)) var days = 365
///     }
///
/// A module names it in ``Module/settings``, and reads it with ``Snapshot/settings(_:)``. `core.settings.set` changes
/// it, checked by the same bounds as parameters and kept in the journal as any write.
public protocol ModuleSettings: ParameterObject {
    /// Whose settings these are.
    static var module: String { get }
}

extension Snapshot {
    /// The module's settings as they are now: what the office has not set is as declared.
    public func settings<Settings: ModuleSettings>(_ type: Settings.Type) throws -> Settings {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM core_pub_setting WHERE module = ?"),
            arguments: [Settings.module])
        return try RegisteredSettings.decode(type, text ?? "{}")
    }
}

extension Transaction {
    /// The module's settings as they are now: what the office has not set is as declared.
    public func settings<Settings: ModuleSettings>(_ type: Settings.Type) throws -> Settings {
        try snapshot.settings(type)
    }
}

/// A module's settings, their type forgotten: JSON in, JSON out.
public struct RegisteredSettings: Sendable {
    public let schema: Schema
    /// All the settings where `text` is what the office has set; throws `invalid_params` with every fault.
    public let complete: @Sendable (_ text: String) throws -> JSONValue

    /// - Throws: `DeclarationError` where the declaration is wrong, or a setting lacks a default.
    public init<Settings: ModuleSettings>(_ type: Settings.Type) throws {
        let shape = Settings.shape
        guard shape.schema.problems.isEmpty else {
            throw DeclarationError(command: "\(type)", problems: shape.schema.problems)
        }
        schema = shape.schema
        complete = { text in
            var writer = JSONWriter()
            shape.encode(try Self.decode(type, text), &writer)
            return try JSONValue.parse(writer.bytes)
        }
        do { _ = try complete("{}") } catch {
            throw DeclarationError(command: "\(type)", problems: ["a setting has neither default nor optional type"])
        }
    }

    /// Shapes by their type: making one takes longer than reading with it.
    private static let shapes = Mutex<[ObjectIdentifier: any Sendable]>([:])

    fileprivate static func decode<Settings: ModuleSettings>(_ type: Settings.Type, _ text: String) throws -> Settings {
        let shape = shapes.withLock { known in
            if let shape = known[ObjectIdentifier(type)] as? Shape<Settings> { return shape }
            let shape = Settings.shape
            known[ObjectIdentifier(type)] = shape
            return shape
        }
        let document = JSONDocument()
        var text = text
        return try text.withUTF8 { bytes in
            try document.parse(bytes)
            var faults = Faults()
            guard let settings = shape.decode(document.root, &faults), faults.isEmpty else {
                throw RPCError.invalidParams(faults.list)
            }
            return settings
        }
    }
}
