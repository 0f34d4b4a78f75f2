import ModuleKit

/// The office that somebody holds on a meeting's day as the registry knows it: whoever comes is there for it, though
/// nobody wrote it down.
struct HeldOffice {
    /// As papers write it: `Plt. Camat`.
    let title: String
    /// The registry's number of the region that has the office.
    let region: Int64

    /// - Returns: of several offices the newest; nil where the person holds none.
    static func find(of person: Int64, at meeting: Int64, _ db: Database) throws -> HeldOffice? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT o.office, o.title, o.acting, o.region,
                        (SELECT kind FROM registry_pub_region_ever WHERE id = o.region) AS kind,
                        (SELECT local_term FROM registry_pub_region_term WHERE region = o.region) AS term,
                        (SELECT head_title FROM registry_pub_region_term WHERE region = o.region) AS head_title
                    FROM meetings_meeting m JOIN registry_pub_official o
                        ON o.person = :person AND o.since <= m.on_date AND (o.until IS NULL OR o.until >= m.on_date)
                    WHERE m.id = :meeting ORDER BY o.since DESC, o.id DESC LIMIT 1
                    """), arguments: ["person": person, "meeting": meeting])
        guard let row else { return nil }
        let written: String? = row["title"]
        let usual = OfficeHolder.title(
            of: names[row["office"]] ?? "Pejabat", kind: row["kind"] ?? "", term: row["term"],
            headTitle: row["head_title"])
        let holder = OfficeHolder(person: person, acting: row["acting"])
        return HeldOffice(title: holder.title(written ?? usual) ?? "Pejabat", region: row["region"])
    }

    /// What the registry's offices are called where nobody wrote down more.
    private static let names = [
        "village_head": "Kepala Desa", "village_secretary": "Sekretaris Desa", "village_staff": "Perangkat Desa",
        "bpd_chair": "Ketua BPD", "bpd_member": "Anggota BPD", "district_head": "Camat",
        "district_staff": "Staf Kecamatan", "regency_office": "Pejabat Kabupaten/Kota",
        "province_office": "Pejabat Provinsi",
    ]
}
