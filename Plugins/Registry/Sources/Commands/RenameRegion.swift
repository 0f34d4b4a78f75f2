import ModuleKit

struct RenameRegion: WriteCommand {
    static let about = About(
        "registry.region.rename", "Record that a region has another name; the former one stays findable",
        access: .clerk, example: #"{"code": "64.01.07.2002", "name": "Batu Botuk", "valid_from": "2022-02-14"}"#)

    @Parameter("Code of the region") var code: RegionCode
    @Parameter("The new official name", .length(2...100)) var name: String
    @Parameter("Since when it is so") var validFrom: CalendarDate
    @Parameter("The decree that says so", .length(1...150)) var decree: String?

    func run(_ store: Transaction) throws -> Region {
        let region = try Regions.id(code, store.db, at: "code")
        try Regions.refuseFuture(validFrom, today: store.call.today)
        try RegionNames.set(name.trimmedSpaces, of: region, from: validFrom, decree: decree, store)
        try Edition.advance(store.db)
        return try Regions.get(region, store.snapshot)
    }
}
