import HallTesting
import ModuleKit
import Testing

/// The coordination meeting at Batu Botuk, as the office's own news told it.
@Suite struct StoryTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office(now: "2024-03-13T08:00:00+08:00") }

    private func schedule() async throws -> JSONValue {
        try await hall.call(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat Peningkatan Kapasitas Kader Pemberdayaan Masyarakat Desa (KPMD)",
                "starts_at": "2024-03-13T09:00:00+08:00", "mode": "onsite",
                "place": ["name": "Gedung Serbaguna Desa Batu Botuk", "region": "64.01.07.2002"],
                "targets": ["64.01.07.2002", "64.01.07"],
                "organiser": "DPMPD Kaltim, Bidang Pemberdayaan Kelembagaan dan Sosbudmasy",
                "chair": "Surya Dharma Herman, Kabid Pemberdayaan Kelembagaan dan Sosbudmasy",
                "represents": "Kepala DPMPD Kaltim",
                "purpose": "Membahas rencana pelatihan peningkatan kapasitas KPMD di Desa Batu Botuk",
                "basis": "Undang-Undang Nomor 6 Tahun 2014 tentang Desa",
                "topics": [
                    "Menghidupkan kembali keberadaan KPMD dalam pengawalan pembangunan desa",
                    "Peran, tugas dan fungsi KPMD bagi aparat desa dan kecamatan",
                    "Pembinaan kelembagaan masyarakat di desa",
                ],
                "agenda": ["Pengarahan", "Tukar informasi permasalahan desa", "Perumusan langkah konkret"],
            ])
    }

    @Test("every fact of the meeting of 13 March 2024 has a home") func story() async throws {
        let first = try await office.cadre("Contoh Kader Satu", sex: "P")
        let second = try await office.cadre("Contoh Kader Dua", sex: "L")
        let meeting = try #require(try await schedule()["id"])
        try await invite(to: meeting)
        hall.set(now: "2024-03-13T15:00:00+08:00")
        try await hall.call("meetings.hold", ["meeting": meeting])
        try await attend(meeting, first, second)
        let issue = try await discuss(meeting)
        try await hall.call(
            "meetings.minutes",
            [
                "meeting": meeting, "note_taker": "Contoh Notulis",
                "items": [
                    [
                        "agenda": "Perumusan langkah konkret",
                        "decision": "Pelatihan peningkatan kapasitas KPMD di Desa Batu Botuk",
                    ]
                ],
            ])

        let record = try await hall.call("meetings.get", ["meeting": meeting])
        #expect(record["kind"] == "rakor" && record["state"] == "minuted" && record["on_date"] == "2024-03-13")
        #expect(record["place"] == ["name": "Gedung Serbaguna Desa Batu Botuk", "region": "64.01.07.2002"])
        #expect(
            record["targets"] == [
                ["code": "64.01.07", "name": "Muara Komam"], ["code": "64.01.07.2002", "name": "Batu Botuk"],
            ])
        #expect(record["represents"] == "Kepala DPMPD Kaltim")
        #expect(record["topics"]?.array?.count == 3 && record["agenda"]?.array?.count == 3)
        #expect(record["headcount"]?.isNull == true)
        #expect(
            record["attendance"] == [
                "present": 3, "absent": 0, "excused": 0, "represented": 1, "walk_in": 0, "female": 1, "male": 2,
                "sex_unknown": 0,
            ])
        #expect(try office.lastSeen(first) == "2024-03-13")
        #expect(try office.lastSeen(second) == "2024-03-13")

        let stages = try await hall.call("meetings.idea.list", ["meeting": meeting])["items"]?.array ?? []
        #expect(stages.map { $0["stage"] } == ["planning", "implementation", "utilisation"])
        let step = try #require(try await hall.call("meetings.followup.list", ["issue": issue])["items"]?[0])
        #expect(step["regions"]?.array?.map { $0["code"] } == ["64.01.07", "64.01.07.2002"])
        let promise = try #require(try await hall.call("meetings.commitment.list", ["meeting": meeting])["items"]?[0])
        #expect(promise["party"] == "Masyarakat Desa Batu Botuk" && promise["state"] == "open")
        let inDistrict = try await hall.call("meetings.list", ["within": "64.01.07", "state": "minuted"])
        #expect(ids(inDistrict) == [try #require(meeting.int)])
    }

    private func invite(to meeting: JSONValue) async throws {
        let invited = try await hall.call(
            "meetings.invite",
            [
                "meeting": meeting, "cadres": ["within": "64.01.07"],
                "invitees": [
                    ["name": "Contoh Kepala Desa", "office": "Kepala Desa", "unit": "Desa Batu Botuk", "sex": "L"],
                    ["office": "Camat", "unit": "Kecamatan Muara Komam", "constituency": "Aparat kecamatan"],
                ],
            ])
        #expect(invited["invitees"]?.array?.count == 4)
    }

    private func attend(_ meeting: JSONValue, _ first: Int64, _ second: Int64) async throws {
        let invitees = try await hall.call("meetings.invitee.list", ["meeting": meeting])["items"]?.array ?? []
        try await hall.call(
            "meetings.attend",
            [
                "meeting": meeting,
                "entries": [
                    ["cadre": .integer(first), "status": "present", "constituency": "KPMD"],
                    ["cadre": .integer(second), "status": "present", "constituency": "KPMD"],
                    ["invitee": invitees[0]["id"] ?? nil, "status": "present"],
                    [
                        "invitee": invitees[1]["id"] ?? nil, "status": "represented",
                        "represented_by": "Contoh Sekretaris Camat",
                    ],
                ],
            ])
    }

    /// The exchange of problems, the concrete step, the ideas by stage and the community's promise; answers the issue.
    private func discuss(_ meeting: JSONValue) async throws -> JSONValue {
        let issue = try #require(
            try await hall.call(
                "meetings.issue.raise",
                [
                    "meeting": meeting, "statement": "KPMD tidak lagi mengawal pembangunan desa",
                    "category": "Kelembagaan", "raised_by": "Pemerintah desa",
                ])["id"])
        try await hall.call(
            "meetings.followup.add",
            [
                "meeting": meeting, "issue": issue, "action": "Pelatihan peningkatan kapasitas KPMD",
                "owner": "Bidang Pemberdayaan Kelembagaan dan Sosbudmasy", "due": "2024-04-30",
            ])
        let ideas = [
            ("planning", "Masyarakat menuangkan pokok-pokok pikiran dalam musyawarah desa"),
            ("implementation", "Gotong royong bersama tenaga pendamping profesional"),
            ("utilisation", "KPMD menggerakkan pemanfaatan hasil pembangunan"),
        ]
        for (stage, statement) in ideas {
            try await hall.call(
                "meetings.idea.raise",
                ["meeting": meeting, "issue": issue, "stage": .string(stage), "statement": .string(statement)])
        }
        try await hall.call(
            "meetings.commitment.make",
            [
                "meeting": meeting, "party": "Masyarakat Desa Batu Botuk",
                "statement": "Membangun komitmen bersama: ikut serta dalam musyawarah desa",
            ])
        return issue
    }
}
