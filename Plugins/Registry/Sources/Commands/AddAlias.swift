import ModuleKit

struct AddAlias: WriteCommand {
    static let about = About(
        "registry.region.alias", "Record another name of a region, so that it is found under it", access: .clerk,
        example: #"{"code": "64.01.07.2002", "name": "Batu Butok", "kind": "former"}"#)

    @Parameter("Code of the region") var code: RegionCode
    @Parameter("The other name", .length(2...100)) var name: String
    @Parameter("Whether people say so, or it was the official name before") var kind: NameKind = .alias
    @Parameter("Last day on which it was official") var validUntil: CalendarDate?

    func run(_ store: Transaction) throws -> RegionAlias {
        let region = try Regions.id(code, store.db, at: "code")
        let name = name.trimmedSpaces
        switch kind {
        case .former: try RegionNames.addFormer(name, of: region, until: validUntil, store)
        case .alias:
            try store.db.execute(
                sql: """
                    INSERT INTO registry_region_name (region, name, kind, valid_until, created_at)
                    VALUES (?, ?, 'alias', ?, ?)
                    ON CONFLICT (region, name, kind) DO UPDATE SET valid_until = excluded.valid_until
                    """, arguments: [region, name, validUntil, store.call.now])
        }
        try Edition.advance(store.db)
        return RegionAlias(code: code.text, name: name, kind: kind, validUntil: validUntil)
    }
}

/// What a name beside the official one is.
enum NameKind: String, Choice { case alias, former }

struct RegionAlias: Described {
    let code: String
    let name: String
    let kind: NameKind
    let validUntil: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.code, "Code of the region")
        Field(\.name, "The other name")
        Field(\.kind, "alias or former")
        Field(\.validUntil, "Last day on which it was official; null when unknown")
    }
}
