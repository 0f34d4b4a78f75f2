import ModuleKit

/// Who holds an office of a region on a meeting's day, or stands in for its holder.
struct OfficeHolder {
    let person: Int64
    let acting: String?

    /// What the office is called of who holds it: `Plt. Camat` of one who stands in.
    func title(_ office: String?) -> String? {
        switch acting {
        case "plt": office.map { "Plt. \($0)" }
        case "pj": office.map { "Pj. \($0)" }
        default: office
        }
    }

    /// The registry's offices by what they are called on invitations; others are found by the title that is recorded.
    private static let kinds = [
        "kepala desa": "village_head", "kades": "village_head", "kepala kampung": "village_head",
        "petinggi": "village_head", "lurah": "village_head", "sekretaris desa": "village_secretary",
        "sekdes": "village_secretary", "sekretaris kampung": "village_secretary", "ketua bpd": "bpd_chair",
        "ketua bpk": "bpd_chair", "camat": "district_head",
    ]

    /// What an office is called in a village: the head of a kelurahan is its Lurah, and others have titles of their own.
    /// Nil where there is no such office: no Lurah in a desa, and no BPD in a kelurahan.
    static func title(of office: String, kind: String, term: String?, headTitle: String?) -> String? {
        let isKelurahan = kind == "kelurahan"
        let isDesa = kind.hasPrefix("desa")
        switch kinds[office.lowercased()] {
        case "village_head" where office.lowercased() == "lurah": return isKelurahan ? office : nil
        case "village_head" where isKelurahan: return "Lurah"
        case "village_head" where isDesa: return headTitle ?? term.map { "Kepala \($0)" } ?? office
        case "village_secretary" where isKelurahan: return "Sekretaris Kelurahan"
        case "bpd_chair" where isKelurahan: return nil
        default: return office
        }
    }

    /// The holder before one who stands in, and of several the newest; nil where nobody is recorded, or who is was
    /// erased.
    static func find(_ office: String, of region: Int64, at meeting: Int64, _ db: Database) throws -> OfficeHolder? {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT o.person, o.acting FROM meetings_meeting m JOIN registry_pub_official o
                        ON o.region = :region AND o.since <= m.on_date AND (o.until IS NULL OR o.until >= m.on_date)
                    JOIN registry_pub_person p ON p.id = o.person AND NOT p.erased
                    WHERE m.id = :meeting AND (o.office = :kind OR lower(o.title) = lower(:office))
                    ORDER BY o.acting IS NOT NULL, o.since DESC, o.id DESC LIMIT 1
                    """),
            arguments: [
                "region": region, "meeting": meeting, "office": office, "kind": kinds[office.lowercased()],
            ])
        return found.map { OfficeHolder(person: $0["person"], acting: $0["acting"]) }
    }
}
