import HallTesting
import ModuleKit
import Testing

@Suite struct ScoreImportTests {
    private static let columns: JSONValue = [
        ["heading": "Pre Test", "phase": "pre", "dimension": "knowledge", "max": 100],
        ["heading": "Post Test", "phase": "post", "dimension": "knowledge", "max": 100],
    ]

    @Test("a sheet as offices keep it: each row is taken whole, left to people, or refused with its reason")
    func takes() async throws {
        let office = try await Office()
        let training = try await office.openID(["classes": [["name": "A"], ["name": "B"]]])
        _ = try await office.enrol(
            training, ["name": "Contoh Aminah, S.Sos."], ["name": "Contoh Budi"], ["name": "Contoh Kembar"], in: "A")
        _ = try await office.enrol(training, ["name": "Contoh Kembar"], ["name": "Contoh Citra"], in: "B")
        let sheet = """
            Nilai peserta pelatihan (contoh);;;;
            No;NAMA PESERTA;Kelas;Pre Test;Post-Test
            1;2;3;4;5
            1;contoh aminah;A;55;80,5
            2;Contoh Budi, S.E.;A;-;70.25
            3;Contoh Kembar;;60;70
            4;Contoh Kembar;B;61;71
            5;Contoh Citara;B;50;60
            6;Contoh Wulandari;A;50;60
            7;Contoh Aminah;A;1;2
            8;Contoh Citra;B;lima puluh;60
            9;Contoh Citra;B;50;101
            10;;;50;60
            11;Rata-rata;;55;70
            """
        let params: JSONValue = [
            "training": .integer(training), "file": .string(sheet), "format": "csv", "columns": Self.columns,
        ]
        let answer = try await office.hall.call("trainings.score.import", params)
        #expect(answer["accepted"] == 3 && answer["unchanged"] == 0)
        #expect(answer["doubtful"]?.array?.map { $0["line"] } == [6, 8])
        #expect(answer["doubtful"]?[0]?["candidates"]?.array?.map { $0["participant"] } == [3, 4])
        #expect(answer["doubtful"]?[1]?["candidates"]?.array?.map { $0["name"] } == ["Contoh Citra"])
        #expect(answer["refused"]?.array?.map { $0["line"] } == [9, 10, 11, 12, 13])
        #expect(answer["refused"]?[3]?["reason"] == "Post Test: 101 is above the maximum of 100")
        let again = try await office.hall.call("trainings.score.import", params)
        #expect(again["accepted"] == 0 && again["unchanged"] == 3)
        let assessments = try await office.hall.call("trainings.assessment.list", ["training": .integer(training)])
        #expect(assessments["items"]?.array?.map { $0["score_count"] } == [2, 3])
        let post = try await office.hall.call("trainings.assessment.get", ["assessment": 2])
        #expect(post["scores"]?.array?.map { $0["score"]?.double } == [80.5, 70.25, 71])
        #expect(post["instrument"] == .null)
    }

    @Test("a dry run records nothing, and a file without the headings is refused") func plans() async throws {
        let office = try await Office()
        let training = try await office.openID()
        _ = try await office.enrol(training, ["name": "Contoh Aminah"])
        var params: JSONValue = [
            "training": .integer(training), "file": "Nama,Pre Test,Post Test\nContoh Aminah,1,2\n", "format": "csv",
            "columns": Self.columns, "_meta": ["dry_run": true],
        ]
        #expect(try await office.hall.call("trainings.score.import", params)["accepted"] == 1)
        #expect(try office.hall.rows("SELECT * FROM trainings_score").isEmpty)
        params["file"] = "Nama,Pre,Post\nContoh Aminah,1,2\n"
        #expect(await office.hall.error("trainings.score.import", params)?.details?[0]?["rule"] == "headings")
        params["format"] = "xlsx"
        #expect(await office.hall.error("trainings.score.import", params)?.details?[0]?["rule"] == "format")
    }
}
