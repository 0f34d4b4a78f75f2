import DocumentKit
import ModuleKit

struct ListBelowMinimum: ReadCommand {
    static let about = About(
        "reporting.minimum", "List villages with fewer active cadres than the minimum", access: .viewer,
        example: #"{"within": "64.01"}"#)

    @Parameter("Region whose villages are meant; everything there is where it is missing") var within: RegionCode?
    @Parameter("The minimum; the office's setting where it is missing", .range(1...10)) var minimum: Int?
    @Group var page: PageRequest
    @Group var form: TableRequest

    func run(_ store: Snapshot) throws -> Listing<ShortVillage> {
        try RegionCode.check(within, store)
        let least = try minimum ?? Minimum.cadres(store)
        guard form.format != .json else {
            let rows = try villages("r.id", below: least, after: page.after, limit: page.limit + 1, store)
            return Listing(rows, page) { $0.id }
        }
        let all = try villages("r.code", below: least, after: 0, limit: TableRequest.mostRows + 1, store)
        let table = ShortVillage.table(all, below: least, in: try RegionName.of(within, store), store)
        return Listing(
            try table.file("desa-di-bawah-minimum-\(within?.text ?? "semua")-\(store.call.today)", form, store))
    }

    /// SQL: how many cadres of a state serve in village `r`, those of the villages that it took over among them.
    private static func count(_ state: String) -> String {
        """
        (SELECT count(*) FROM registry_pub_cadre c WHERE c.state = '\(state)' AND c.region IN (
            SELECT r.id UNION ALL SELECT h.region FROM registry_pub_heir h WHERE h.village = r.id))
        """
    }

    private func villages(
        _ order: String, below least: Int, after: Int64, limit: Int, _ store: Snapshot
    ) throws -> [ShortVillage] {
        let code = within?.text ?? ""
        return try store.all(
            ShortVillage.self,
            """
            SELECT r.id, r.code, r.name, district.name AS district_name, regency.name AS regency_name,
                \(Self.count("active")) AS active, \(Self.count("inactive")) AS inactive,
                \(Self.count("proposed")) AS proposed
            FROM registry_pub_region r LEFT JOIN registry_pub_region district ON district.id = r.parent
            LEFT JOIN registry_pub_region regency ON regency.id = district.parent
            WHERE r.id > :after AND r.level = 'village' AND r.code >= :low AND r.code < :high
                AND :minimum > \(Self.count("active"))
            ORDER BY \(order) LIMIT :limit
            """,
            [
                "low": code, "high": code.isEmpty ? "~" : code + "/", "minimum": least, "after": after,
                "limit": limit,
            ])
    }
}

struct ShortVillage: Described {
    let id: Int64
    let code: String
    let name: String
    let districtName: String?
    let regencyName: String?
    let active: Int
    let inactive: Int
    let proposed: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the village")
        Field(\.code, "The village's code")
        Field(\.name, "The village's name")
        Field(\.districtName, "The district's name")
        Field(\.regencyName, "The regency's name")
        Field(\.active, "Active cadres")
        Field(\.inactive, "Inactive cadres, whom a decree, meeting or training may bring back")
        Field(\.proposed, "Cadres who wait for their decree")
    }
}

extension ShortVillage {
    fileprivate static func table(
        _ villages: [ShortVillage], below least: Int, in place: String, _ store: Snapshot
    ) -> ListTable<ShortVillage> {
        ListTable(
            name: "Di bawah minimum",
            title: [
                "Desa/kelurahan di bawah minimum kader: \(place)",
                "Kurang dari \(least) kader aktif: \(IndonesianNumber.grouped(villages.count)) desa/kelurahan",
            ],
            orientation: .portrait, columns: columns, items: villages, regionsAsOf: store.call.today)
    }

    private static let columns: [ListColumn<ShortVillage>] = [
        ListColumn("regency_name", "Kabupaten/Kota", width: 22) { village, _ in .init(village.regencyName) },
        ListColumn("district_name", "Kecamatan", width: 20) { village, _ in .init(village.districtName) },
        ListColumn("code", "Kode desa", width: 15) { village, _ in .text(village.code) },
        ListColumn("name", "Desa/Kelurahan", width: 24) { village, _ in .text(village.name) },
        ListColumn("active", "Aktif", width: 9) { village, _ in .integer(village.active) },
        ListColumn("inactive", "Tidak aktif", width: 9) { village, _ in .integer(village.inactive) },
        ListColumn("proposed", "Diusulkan", width: 11) { village, _ in .integer(village.proposed) },
    ]
}
