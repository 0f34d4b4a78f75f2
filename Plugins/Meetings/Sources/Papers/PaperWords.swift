import DocumentKit
import ModuleKit

// What papers call things, in Indonesian.

extension MeetingKind {
    var paperName: String {
        switch self {
        case .rakor: "Rapat Koordinasi"
        case .technical: "Rapat Teknis"
        case .musdes: "Musyawarah Desa"
        case .musdus: "Musyawarah Dusun"
        case .musrenbangdes: "Musyawarah Perencanaan Pembangunan Desa"
        case .fgd: "Diskusi Kelompok Terpumpun"
        case .audience: "Audiensi"
        case .other: "Rapat"
        }
    }
}

extension MeetingLevel {
    var paperName: String {
        switch self {
        case .province: "Tingkat Provinsi"
        case .regency: "Tingkat Kabupaten/Kota"
        case .district: "Tingkat Kecamatan"
        case .village: "Tingkat Desa/Kelurahan"
        }
    }
}

extension MeetingMode {
    var paperName: String {
        switch self {
        case .onsite: "Tatap muka"
        case .online: "Daring"
        case .hybrid: "Tatap muka dan daring"
        }
    }
}

extension AttendanceStatus {
    var paperName: String {
        switch self {
        case .present: "Hadir"
        case .absent: "Tidak hadir"
        case .excused: "Berhalangan"
        case .represented: "Diwakili"
        }
    }
}

extension IdeaStage {
    var paperName: String {
        switch self {
        case .planning: "Perencanaan"
        case .implementation: "Pelaksanaan"
        case .utilisation: "Pemanfaatan"
        }
    }
}

extension CalendarDate {
    var printed: PrintedDate { PrintedDate(year: year, month: month, day: day) }
}

extension Instant {
    /// `09.00`, in the office's zone.
    var printedTime: String {
        let text = description
        let hour = text.index(text.startIndex, offsetBy: 11)
        return String(text[hour...].prefix(5)).replacing(":", with: ".")
    }
}

extension String {
    /// For the middle of a sentence, or to have one stop at its end.
    var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension MeetingRecord {
    /// `09.00 s.d. 12.00 WITA`; an end that was planned before it really began says nothing.
    func hours(from begin: Instant) -> String {
        let zone = OfficeZone.current.label
        guard let endsAt, endsAt > begin else { return "\(begin.printedTime) \(zone) s.d. selesai" }
        let day = endsAt.date == begin.date ? "" : " \(endsAt.date.printed.full)"
        return "\(begin.printedTime) s.d. \(endsAt.printedTime) \(zone)\(day)"
    }

    /// `Rapat Koordinasi Tingkat Provinsi`; a deliberation of a village says already whose it is.
    var kindName: String {
        switch kind {
        case .musdes, .musdus, .musrenbangdes: kind.paperName
        case .rakor, .technical, .fgd, .audience, .other:
            [kind.paperName, level?.paperName].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// `Dinas …, Bidang …`
    var organiserName: String { [organiser, organiserUnit].compactMap { $0 }.joined(separator: ", ") }

    var letterhead: Letterhead { Letterhead(parent: head.parent, office: head.office, address: head.address) }

    var chairName: String? {
        guard let chair else { return nil }
        return [chair, chairOffice, represents.map { "mewakili \($0)" }].compactMap { $0 }.joined(separator: ", ")
    }

    /// `Hadir 40 orang, di antaranya 12 perempuan`; nil where nothing is known of it.
    var headcountLine: String? {
        if let headcount, headcount.total != nil || (attendance == nil && headcount.female != nil) {
            // Where the women alone were counted, the number of all is for somebody to write.
            let total = headcount.total.map(String.init) ?? "……"
            let women = headcount.female.map { ", di antaranya \($0) perempuan" } ?? ""
            let source = headcount.source.map { " (sumber: \($0))" } ?? ""
            return "\(total) orang\(women)\(source)"
        }
        guard let attendance else { return nil }
        let known = attendance.female + attendance.male
        let unknown = attendance.sexUnknown > 0 ? ", tidak tercatat \(attendance.sexUnknown)" : ""
        let sexes = known > 0 ? " (laki-laki \(attendance.male), perempuan \(attendance.female)\(unknown))" : ""
        let others = [("diwakili", attendance.represented), ("berhalangan", attendance.excused)]
            .filter { $0.1 > 0 }.map { ", \($0.0) \($0.1) orang" }.joined()
        return "\(attendance.present) orang\(sexes)\(others)"
    }

    func chairSignature(above: [String]) -> Signature {
        Signature(above: above, title: "Pimpinan rapat,", name: chair, below: chairOffice.map { [$0] } ?? [])
    }

    /// What is the same on every paper.
    var common: [String: PrintValue] {
        [
            "title": .text(title), "kind": .text(kindName), "day": .text(onDate.printed.full),
            "hours": .text(hours(from: startsAt)), "place": .texts(places.map(\.line)),
            "targets": .texts(targets.map(\.line)), "organiser": .text(organiserName),
            "mode": mode == .onsite ? .none : .text(mode.paperName), "chair": .fillable(chairName),
            "purpose": .text(purpose), "basis": .text(basis), "topics": .texts(topics), "agenda": .texts(agenda),
            "outputs": .texts(expectedOutputs), "has_topics": .truth(!topics.isEmpty),
            "has_agenda": .truth(!agenda.isEmpty), "has_outputs": .truth(!expectedOutputs.isEmpty),
        ]
    }

    /// `Tanah Grogot, 13 Maret 2024`; the place is left to be written where it is not set.
    var signedAt: String { "\(head.place ?? "…………"), \(onDate.printed.long)" }
}
