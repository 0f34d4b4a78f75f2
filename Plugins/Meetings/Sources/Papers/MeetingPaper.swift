import DocumentKit
import ModuleKit

/// The papers of a meeting.
enum PaperKind: String, Choice {
    /// Surat undangan.
    case invitation
    /// Daftar hadir.
    case attendanceSheet = "attendance_sheet"
    /// Notulen.
    case minutes
    /// Berita acara.
    case officialRecord = "official_record"

    /// The name of its file, without what follows the point.
    func fileName(_ meeting: Int64) -> String {
        switch self {
        case .invitation: "undangan-\(meeting)"
        case .attendanceSheet: "daftar-hadir-\(meeting)"
        case .minutes: "notulen-\(meeting)"
        case .officialRecord: "berita-acara-\(meeting)"
        }
    }

    /// Whether a meeting in this state has the paper.
    func isThere(in state: MeetingState) -> Bool {
        switch self {
        case .invitation, .attendanceSheet: state != .cancelled
        case .minutes, .officialRecord: state.isHeld
        }
    }
}

/// One paper, whole, ready to become HTML.
struct MeetingPaper: Sendable {
    let record: MeetingRecord
    let kind: PaperKind
    let size: PaperSize
    let ratification: Ratification?
    let addenda: [Addendum]
    /// The head of the office, who signs what goes out.
    let head: Signature
    let number: String?
    let invitee: RecordedPerson?
    let dated: CalendarDate
    let blankRows: Int

    func html() throws -> String {
        let page = PrintedPage(
            title: "\(title) – \(record.title)", paper: size == .a4 ? .a4 : .f4, letterhead: record.letterhead,
            style: style)
        return try page.html(template, values)
    }

    private var title: String {
        switch kind {
        case .invitation: "Undangan"
        case .attendanceSheet: "Daftar Hadir"
        case .minutes: "Notulen"
        case .officialRecord: "Berita Acara"
        }
    }

    private var style: String {
        switch kind {
        case .attendanceSheet: AttendancePaper.style
        case .invitation: InvitationPaper.style
        case .minutes, .officialRecord: ""
        }
    }

    private var template: Template {
        switch kind {
        case .invitation: InvitationPaper.template
        case .attendanceSheet: AttendancePaper.template
        case .minutes: MinutesPaper.template
        case .officialRecord: OfficialRecordPaper.template
        }
    }

    private var values: [String: PrintValue] {
        switch kind {
        case .invitation:
            InvitationPaper.values(record, to: invitee, number: number, dated: dated.printed, signer: head)
        case .attendanceSheet:
            AttendancePaper.values(
                record, blankRows: blankRows,
                signer: record.chairSignature(above: [record.signedAt]))
        case .minutes: MinutesPaper.values(record, isDraft: ratification == nil, signers: minuteSigners).adding(ending)
        case .officialRecord:
            OfficialRecordPaper.values(record, isDraft: ratification == nil, signers: recordSigners).adding(ending)
        }
    }

    /// What stands below the signatures.
    private var ending: [String: PrintValue] {
        [
            "ratified": .text(
                ratification.map {
                    "Disahkan dan dicatat pada \($0.ratifiedAt.date.printed.long). SHA-256 naskah: \($0.hash)"
                }),
            "has_addenda": .truth(!addenda.isEmpty),
            "addenda": .texts(addenda.map { "\($0.createdAt.date.printed.long): \($0.text)" }),
        ]
    }

    private var minuteSigners: [Signature] {
        guard record.signers.isEmpty else { return signed }
        return [
            record.chairSignature(above: []),
            Signature(above: [record.signedAt], title: "Notulis,", name: record.noteTaker),
        ]
    }

    /// A berita acara that nobody signed has room for those whom the law on villages names; a rakor for its chair.
    private var recordSigners: [Signature] {
        guard record.signers.isEmpty else { return signed }
        switch record.kind {
        case .musdes, .musdus, .musrenbangdes:
            return ["Ketua BPD,", "\(record.villageHead ?? "Kepala Desa"),", "Wakil masyarakat,"].enumerated().map {
                i, title in
                Signature(above: i == 2 ? [record.signedAt] : [], title: title, name: nil)
            }
        case .rakor, .technical, .fgd, .audience, .other:
            return [
                Signature(title: "Wakil peserta,", name: nil),
                record.chairSignature(above: [record.signedAt]),
            ]
        }
    }

    private var signed: [Signature] {
        record.signers.enumerated().map { i, signer in
            let isLast = i == record.signers.count - 1
            return Signature(
                above: isLast ? [record.signedAt] : [], title: signer.office.map { "\($0)," }, name: signer.name)
        }
    }
}

extension [String: PrintValue] {
    fileprivate func adding(_ more: Self) -> Self { merging(more) { $1 } }
}
