import ModuleKit

struct GetSettings: Command {
    typealias Reply = SettingsOfModule
    static let about = About(
        "core.settings.get", "Show what is set of a module, and what may be", access: .viewer,
        example: #"{"module": "core"}"#)

    @Parameter("Name of the module", .length(1...32)) var module: String

    func answer(_ hall: Hall, _ snapshot: Snapshot) throws -> SettingsOfModule {
        try SettingsOfModule.find(module, hall, snapshot)
    }
}

struct ChangeSettings: Command {
    typealias Reply = SettingsOfModule
    static let about = About(
        "core.settings.set", "Change settings of a module: what is missing keeps, null goes back to the default",
        access: .operator, example: #"{"module": "core", "values": {"office_place": "Samarinda"}}"#)

    @Parameter("Name of the module", .length(1...32)) var module: String
    @Parameter("Settings by their names") var values: SettingValues
    @Group var expected: Expected

    func run(_ hall: Hall, _ store: Transaction) throws -> SettingsOfModule {
        let old = try SettingsOfModule.find(module, hall, store.snapshot)
        try expected.check("settings", version: old.version)
        var chosen = try SettingsOfModule.chosen(module, store.snapshot)
        for member in values.value.object ?? [] {
            chosen[member.name] = member.value.isNull ? JSONValue?.none : member.value
        }
        // Refuses what is unknown or out of bounds, before it is kept.
        do { _ = try SettingsOfModule.registered(module, hall).complete(chosen.text) } catch let error as RPCError {
            throw error.within("values")
        }
        try store.db.execute(
            sql: """
                INSERT INTO core_setting (module, value, version, updated_at) VALUES (?1, ?2, 1, ?3)
                ON CONFLICT (module) DO UPDATE SET value = ?2, version = version + 1, updated_at = ?3
                """, arguments: [module, chosen.text, store.call.now])
        return try SettingsOfModule.find(module, hall, store.snapshot)
    }
}

/// Settings as an object whose members the module describes.
struct SettingValues: WireValue {
    let value: JSONValue

    static let shape = Shape<SettingValues>(schema: Schema("object"), column: .json) { json, faults in
        guard json.kind == .object else {
            faults.add(type: json, expected: "an object of settings by their names")
            return nil
        }
        return SettingValues(value: JSONValue(json))
    } encode: {
        $0.value.write(to: &$1)
    }
}

struct SettingsOfModule: Described {
    let module: String
    let version: Int64
    let values: SettingValues
    let schema: SettingValues

    static let fields = Fields<Self> {
        Field(\.module, "Name of the module")
        Field(\.version, "Counts the changes; 0 where nothing was ever set")
        Field(\.values, "Every setting as it is now, defaults too")
        Field(\.schema, "What may be set, as JSON Schema")
    }

    /// Throws `not_found` where no such module runs.
    static func find(_ module: String, _ hall: Hall, _ snapshot: Snapshot) throws -> SettingsOfModule {
        let registered = try registered(module, hall)
        let version = try Int64.fetchOne(
            snapshot.db, sql: "SELECT version FROM core_setting WHERE module = ?", arguments: [module])
        var schema = JSONWriter(words: snapshot.call.words)
        registered.schema.write(to: &schema)
        return SettingsOfModule(
            module: module, version: version ?? 0,
            values: SettingValues(value: try registered.complete(chosen(module, snapshot).text)),
            schema: SettingValues(value: try JSONValue.parse(schema.bytes)))
    }

    static func registered(_ module: String, _ hall: Hall) throws -> RegisteredSettings {
        guard let manifest = hall.catalog.module(module) else { throw RPCError.notFound("module", module) }
        return try manifest.settings ?? RegisteredSettings(NoSettings.self)
    }

    /// What the office has set.
    static func chosen(_ module: String, _ snapshot: Snapshot) throws -> JSONValue {
        let text = try String.fetchOne(
            snapshot.db, sql: "SELECT value FROM core_setting WHERE module = ?", arguments: [module])
        return try JSONValue.parse(text ?? "{}")
    }
}

/// Of a module with nothing to set.
private struct NoSettings: ModuleSettings {
    static let module = ""
}
