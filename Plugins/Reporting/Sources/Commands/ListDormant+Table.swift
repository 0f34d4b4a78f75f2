import DocumentKit
import ModuleKit

extension DormantCadre {
    /// What somebody needs who goes and looks, village by village.
    static func table(
        _ cadres: [DormantCadre], months: Int, in place: String, _ store: Snapshot
    ) -> ListTable<DormantCadre> {
        ListTable(
            name: "Kader tidak terlihat",
            title: [
                "Kader yang tidak terlihat \(months) bulan terakhir: \(place)",
                "Tidak tercatat hadir sejak \(store.call.today.adding(months: -months).long) atau belum pernah: "
                    + "\(IndonesianNumber.grouped(cadres.count)) kader",
            ],
            orientation: .landscape, columns: columns, items: cadres, regionsAsOf: store.call.today)
    }

    private static let columns: [ListColumn<DormantCadre>] = [
        ListColumn("regency_name", "Kabupaten/Kota", width: 20) { cadre, _ in .init(cadre.regencyName) },
        ListColumn("district_name", "Kecamatan", width: 18) { cadre, _ in .init(cadre.districtName) },
        ListColumn("village", "Kode desa", width: 15) { cadre, _ in .text(cadre.village) },
        ListColumn("village_name", "Desa/Kelurahan", width: 20) { cadre, _ in .init(cadre.villageName) },
        ListColumn("name", "Nama", width: 26) { cadre, _ in .text(cadre.name) },
        ListColumn("nik", "NIK", width: 19) { cadre, _ in .init(cadre.nik?.text) },
        ListColumn("phone", "Telepon", width: 18) { cadre, _ in .init(cadre.phone) },
        ListColumn("state", "Keadaan", width: 12) { .text($1 ? $0.state.rawValue : $0.state.words) },
        ListColumn("last_seen", "Terakhir hadir", width: 12) { cadre, _ in .init(cadre.lastSeen) },
        ListColumn("seen_at", "Pada kegiatan", width: 34) { cadre, named in
            .init(cadre.seenAt.map { named ? "\($0.kind.rawValue) \($0.id)" : $0.words })
        },
        ListColumn("known_since", "Tercatat sejak", width: 12) { cadre, _ in .init(cadre.knownSince) },
    ]
}

extension DormantCadre.State {
    fileprivate var words: String {
        switch self {
        case .active: "Aktif"
        case .inactive: "Tidak aktif"
        }
    }
}

extension SeenAt {
    fileprivate var words: String {
        let noun =
            switch kind {
            case .meeting: "Rapat"
            case .training: "Pelatihan"
            }
        return "\(noun) \(id)" + (title.map { ": \($0)" } ?? "")
    }
}
