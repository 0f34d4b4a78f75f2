import DocumentKit
import ModuleKit

extension Board {
    /// The board as it leaves the daemon, with the codes and names of the day on which the period was opened.
    var table: ListTable<BoardLine> {
        ListTable(
            name: "Papan pelaporan",
            title: [
                "Papan pelaporan: \(period.title)",
                "Periode \(period.from.long) sampai \(period.to.long), batas lapor \(period.due.long)",
                "\(period.expected) wilayah wajib lapor: \(period.submitted) sudah, \(missing) belum; "
                    + "\(late) laporan pertama terlambat",
            ],
            orientation: .portrait, columns: Self.columns, items: items ?? [],
            regionsAsOf: period.createdAt.date)
    }

    private static let columns: [ListColumn<BoardLine>] = [
        ListColumn("region", "Kode", width: 15) { line, _ in .text(line.region) },
        ListColumn("name", "Wilayah", width: 30) { line, _ in .text(line.name) },
        ListColumn("status", "Keadaan", width: 16) { .text($1 ? $0.status.rawValue : $0.status.words) },
        ListColumn("revisions", "Kali melapor", width: 10) { line, _ in .integer(line.revisions) },
        ListColumn("late", "Terlambat", width: 11) { line, named in
            named ? .integer(line.late ? 1 : 0) : .text(line.late ? "ya" : "tidak")
        },
        ListColumn("submitted_at", "Pertama melapor", width: 12) { line, named in
            named ? .init(line.submittedAt?.description) : .init(line.submittedAt?.date)
        },
        ListColumn("days_overdue", "Lewat batas (hari)", width: 12) { line, _ in .integer(line.daysOverdue) },
        ListColumn("reminded_on", "Terakhir diingatkan", width: 12) { line, _ in .init(line.remindedOn) },
    ]
}

extension BoardLine.Status {
    /// As the office's papers call it.
    fileprivate var words: String {
        switch self {
        case .notSubmitted: "Belum melapor"
        case .draft: "Konsep"
        case .submitted: "Sudah melapor"
        case .late: "Terlambat"
        case .revised: "Direvisi"
        }
    }
}
