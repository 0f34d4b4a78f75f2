import HallTesting
import ModuleKit
import Testing

@Suite struct NewsTests {
    @Test("a meeting's news has the office's form: place in capitals, day and date computed, who led, purpose, hope")
    func meeting() async throws {
        let office = try await Office()
        try await office.hall.call(
            "core.settings.set", ["module": "core", "values": ["office_name": "DPMPD Kaltim (contoh)"]])
        let id = try await office.id(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat Peningkatan Kapasitas KPMD", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": ["name": "Gedung Serbaguna", "region": "64.01.01.2001"], "targets": ["64.01.01"],
                "organiser": "DPMPD Kaltim", "chair": "Contoh Surya", "chair_office": "Kabid (contoh)",
                "represents": "Kepala DPMPD Kaltim",
                "purpose": "Membahas rencana pelatihan KPMD.",
                "topics": ["Menghidupkan kembali keberadaan KPMD", "Peran dan fungsi KPMD"],
            ])
        try await office.hall.call("meetings.hold", ["meeting": .integer(id), "headcount": ["total": 45]])
        let news = try await office.hall.call("reporting.news", ["meeting": .integer(id), "initials": ["abc", "def"]])
        let text = try #require(news["text"]?.string)
        let place = "di Gedung Serbaguna, Desa 64.01.01.2001, Kecamatan 64.01.01, Kabupaten 64.01"
        #expect(
            text.hasPrefix(
                "64.01.01 -- DPMPD Kaltim menggelar Rapat Peningkatan Kapasitas KPMD, \(place), Rabu (13/3), dihadiri 45 orang."
            ))
        #expect(text.contains("Kegiatan dimaksudkan untuk membahas rencana pelatihan KPMD."))
        #expect(
            text.contains("\"……,\" sebut Kabid (contoh), Contoh Surya saat mewakili Kepala DPMPD Kaltim memimpin rapat")
        )
        #expect(
            text.contains("Intisari dari rapat koordinasi ini adalah menghidupkan kembali keberadaan KPMD serta peran")
        )
        #expect(text.hasSuffix("(DPMPD Kaltim (contoh)/abc/def)"))
        // The words that were said and the hope nobody wrote down.
        #expect(news["blanks"] == 2)
        #expect(news["file"] == .null)
    }

    @Test("what nobody wrote down is a blank, and a day to come is told as one") func blanks() async throws {
        let office = try await Office(now: "2024-03-01T09:00:00+08:00")
        let id = try await office.id(
            "meetings.schedule",
            [
                "kind": "fgd", "title": "Diskusi KPMD", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": ["name": "Aula"], "targets": ["64"], "organiser": "DPMPD Kaltim",
            ])
        let news = try await office.hall.call(
            "reporting.news", ["meeting": .integer(id), "format": "html"])
        let text = try #require(news["text"]?.string)
        #expect(text.hasPrefix("…… -- DPMPD Kaltim akan menggelar Diskusi KPMD, di Aula, Rabu (13/3)."))
        #expect(text.contains("Kegiatan dimaksudkan untuk ……. \"……,\" sebut ……."))
        #expect(text.hasSuffix("(……/……)"))
        #expect(news["file"]?["content"]?.string?.contains("<b>……</b> -- ") == true)
    }

    @Test func `who is represented is counted beside those who came, as in the minutes`() async throws {
        let office = try await Office()
        let id = try await office.meeting(on: "2024-03-13", targets: ["64.01"])
        let entries: JSONValue = [
            ["name": "Contoh Satu", "status": "present"], ["name": "Contoh Dua", "status": "present"],
            ["name": "Contoh Camat", "status": "represented", "represented_by": "Contoh Sekretaris"],
            ["name": "Contoh Tiga", "status": "excused"],
        ]
        try await office.hall.call("meetings.attend", ["meeting": .integer(id), "entries": entries])
        let news = try await office.hall.call("reporting.news", ["meeting": .integer(id)])
        #expect(news["text"]?.string?.contains(", dihadiri 2 orang, dan 1 orang lainnya diwakili.") == true)
    }

    @Test func `a decision says once that it was agreed, and nobody is quoted with words that are only hoped for`()
        async throws
    {
        let office = try await Office()
        let id = try await office.meeting(on: "2024-03-13", targets: ["64.01"])
        try await office.hall.call(
            "meetings.update",
            ["meeting": .integer(id), "expected_outputs": ["Meningkatnya pengetahuan kader", "Rencana pelatihan"]])
        let items: JSONValue = [
            ["agenda": "Satu", "decision": "Disepakati bahwa data kader diperbarui."],
            ["agenda": "Dua", "decision": "Disepakati: pelatihan di Batu Botuk"],
            ["agenda": "Tiga", "decision": "Disepakati bahwa data kader diperbarui"],
        ]
        try await office.hall.call("meetings.minutes", ["meeting": .integer(id), "items": items])
        let text = try #require(
            try await office.hall.call("reporting.news", ["meeting": .integer(id)])["text"]?.string)
        #expect(text.contains(" ini disepakati: data kader diperbarui serta pelatihan di Batu Botuk."))
        #expect(
            text.contains(
                "Hasil yang diharapkan dari kegiatan ini adalah meningkatnya pengetahuan kader serta rencana pelatihan. \"……,\""
            ))
    }

    @Test func `what was cancelled is told as cancelled, and nothing of it as done or to come`() async throws {
        let office = try await Office()
        let id = try await office.id(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat (contoh)", "starts_at": "2024-07-13T09:00:00+08:00",
                "place": ["name": "Aula"], "targets": ["64.01"], "organiser": "DPMPD Kaltim",
            ])
        try await office.hall.call("meetings.cancel", ["meeting": .integer(id), "reason": "Banjir (contoh)"])
        let news = try await office.hall.call("reporting.news", ["meeting": .integer(id)])
        #expect(
            news["text"]
                == "…… -- DPMPD Kaltim membatalkan Rapat (contoh), yang sedianya di Aula, Sabtu (13/7). (……/……)")
    }

    @Test func `a training's news names its place, and counts who came and failed`() async throws {
        let office = try await Office()
        let id = try await office.training(on: "2024-05-14", until: "2024-05-16", targets: ["64.01.01"])
        try await office.hall.call(
            "trainings.update", ["training": .integer(id), "place": ["name": "Gedung", "region": "64.01.01.1003"]])
        let enrolled = try await office.hall.call(
            "trainings.enrol",
            ["training": .integer(id), "participants": [["name": "Contoh Satu"], ["name": "Contoh Dua"]]])
        let ids = try #require(enrolled["participants"]?.array?.compactMap { $0["id"] })
        for (day, coming) in [(14, ids), (15, [ids[0]])] {
            let session = try await office.id(
                "trainings.session.add",
                [
                    "training": .integer(id), "starts_at": .string("2024-05-\(day)T08:00:00+08:00"),
                    "ends_at": .string("2024-05-\(day)T12:00:00+08:00"),
                ])
            let entries = coming.map { JSONValue.object([("participant", $0), ("status", "present")]) }
            try await office.hall.call(
                "trainings.attend", ["session": .integer(session), "entries": .array(entries)])
        }
        #expect(try await office.hall.call("trainings.complete", ["training": .integer(id)])["completed"] == 1)
        let news = try await office.hall.call("reporting.news", ["training": .integer(id)])
        let place = "di Gedung, Kelurahan Desa 64.01.01.1003, Kecamatan 64.01.01, Kabupaten 64.01, "
        let text = try #require(news["text"]?.string)
        #expect(text.hasPrefix("64.01.01 -- DPMPD Kaltim menggelar Pelatihan (contoh), \(place)"))
        #expect(text.contains(", diikuti 2 peserta."))
    }

    @Test("a training's news tells its days and who came; both subjects at once are refused") func training()
        async throws
    {
        let office = try await Office()
        let id = try await office.training(on: "2024-05-14", until: "2024-05-16", targets: ["64.01.01"])
        let news = try await office.hall.call("reporting.news", ["training": .integer(id)])
        #expect(news["text"]?.string?.contains("Selasa (14/5) sampai Kamis (16/5)") == true)
        let both = await office.hall.error("reporting.news", ["training": .integer(id), "meeting": 1])
        #expect(both?.name == .invalidParams)
        #expect(await office.hall.error("reporting.news", ["meeting": 77])?.name == .notFound)
    }

    @Test func `where the women alone were counted, the number of all stays a blank before theirs`() async throws {
        let office = try await Office()
        let id = try await office.id(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat (contoh)", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": ["name": "Balai"], "targets": ["64.01.01"], "organiser": "DPMPD Kaltim",
            ])
        try await office.hall.call("meetings.hold", ["meeting": .integer(id), "headcount": ["female": 12]])
        let news = try await office.hall.call("reporting.news", ["meeting": .integer(id)])
        #expect(news["text"]?.string?.contains("dihadiri …… orang, di antaranya 12 perempuan.") == true)
        for (kind, words) in [
            ("attendance_sheet", "<td>…… orang, di antaranya 12 perempuan</td>"),
            ("official_record", "dengan peserta …… orang, di antaranya 12 perempuan"),
        ] {
            let paper = try await office.hall.call(
                "meetings.document", ["meeting": .integer(id), "kind": .string(kind), "format": "html"])
            #expect(paper["content"]?.string?.contains(words) == true, "\(kind)")
        }
    }
}
