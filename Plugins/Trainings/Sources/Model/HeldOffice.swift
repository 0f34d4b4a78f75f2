import ModuleKit

/// The office that somebody holds on a day as the registry knows it: whoever takes part is there for it, though nobody
/// wrote it down.
struct HeldOffice {
    /// As papers write it: `Plt. Camat`.
    let title: String
    /// The registry's number of the region that has the office.
    let region: Int64

    /// - Returns: of several offices the newest; nil where the person holds none.
    static func find(of person: Int64, on day: CalendarDate, _ db: Database) throws -> HeldOffice? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT o.office, o.title, o.acting, o.region,
                        (SELECT kind FROM registry_pub_region_ever WHERE id = o.region) AS kind,
                        (SELECT local_term FROM registry_pub_region_term WHERE region = o.region) AS term,
                        (SELECT head_title FROM registry_pub_region_term WHERE region = o.region) AS head_title
                    FROM registry_pub_official o
                    WHERE o.person = :person AND o.since <= :day AND (o.until IS NULL OR o.until >= :day)
                    ORDER BY o.since DESC, o.id DESC LIMIT 1
                    """), arguments: ["person": person, "day": day])
        guard let row else { return nil }
        let standsIn = ["plt": "Plt. ", "pj": "Pj. "][row["acting"] ?? ""] ?? ""
        return HeldOffice(title: standsIn + (row["title"] ?? name(row)), region: row["region"])
    }

    /// What the office is called where nobody wrote down more: the head of a kelurahan is its Lurah.
    private static func name(_ row: Row) -> String {
        let term: String = row["kind"] == "kelurahan" ? "Kelurahan" : row["term"] ?? "Desa"
        let head: String? = row["kind"] == "kelurahan" ? "Lurah" : row["head_title"]
        return switch row["office"] as String {
        case "village_head": head ?? "Kepala \(term)"
        case "village_secretary": "Sekretaris \(term)"
        case "village_staff": "Perangkat \(term)"
        case "bpd_chair": "Ketua BPD"
        case "bpd_member": "Anggota BPD"
        case "district_head": "Camat"
        case "district_staff": "Staf Kecamatan"
        case "regency_office": "Pejabat Kabupaten/Kota"
        case "province_office": "Pejabat Provinsi"
        default: "Pejabat"
        }
    }
}
