import Client
import ModuleKit
import Testing

@testable import balai

/// In which language the program speaks.
@Suite struct SpeechTests {
    @Test(
        arguments: [
            ([:], nil), (["LANG": "C"], nil), (["LANG": "C.UTF-8"], nil), (["LANG": "POSIX"], nil), (["LANG": ""], nil),
            (["LANG": "id_ID.UTF-8"], .indonesian), (["LANG": "in"], .indonesian), (["LANG": "en_GB.UTF-8"], .english),
            (["LANG": "fr_FR"], nil), (["LC_MESSAGES": "en_US", "LANG": "id_ID"], .english),
            (["LC_ALL": "id_ID", "LC_MESSAGES": "en_US", "LANG": "en_US"], .indonesian),
            (["LC_ALL": "", "LANG": "id"], .indonesian), (["LC_ALL": "C", "LANG": "id_ID"], nil),
            (["LANG": "idaho"], nil),
        ] as [([String: String], Language?)])
    func `the locale names the language`(environment: [String: String], language: Language?) {
        #expect(Speech.named(["core.ping"], environment) == language)
    }

    @Test(arguments: [["--lang", "id", "status"], ["core.ping", "--lang=id"], ["commands", "--lang", "id"]])
    func `--lang goes before the locale`(arguments: [String]) {
        #expect(Speech.named(arguments, ["LANG": "en_US"]) == .indonesian)
    }

    @Test func `the language goes along with every call, and none is sent where none is named`() {
        let run = Run()
        #expect(run.run("sample.visit.list", "--id", "3", environment: ["LANG": "id_ID.UTF-8"]) == .done)
        #expect(run.calls[0]["params"] == ["id": 3, "_meta": ["lang": "id"]])
        #expect(run.run("--lang", "en", "call", "core.ping", environment: ["LANG": "id_ID.UTF-8"]) == .done)
        #expect(run.calls[1]["params"] == ["_meta": ["lang": "en"]])
        #expect(run.run("call", "core.ping", #"{"_meta": {"lang": "en"}}"#, environment: ["LANG": "id"]) == .done)
        #expect(run.calls[2]["params"] == ["_meta": ["lang": "en"]])
        #expect(run.run("sample.visit.list", "--id", "3", environment: ["LANG": "C"]) == .done)
        #expect(run.calls[3]["params"] == ["id": 3])
    }

    @Test func `its own messages are said in it`() {
        let run = Run()
        #expect(run.run("statsu", environment: ["LANG": "id_ID.UTF-8"]) == .usage)
        #expect(run.errors == "balai: Perintah 'statsu' tidak dikenal. Maksud Anda 'status'?\n")
        let help = Run()
        #expect(help.run("--help", environment: ["LANG": "id_ID.UTF-8"]) == .done)
        #expect(help.output.contains("Status keluar: 0 selesai"))
        #expect(help.output.contains("SUBPERINTAH:"))
        let flag = Run()
        #expect(flag.run("sample.visit.list", "--idd", "3", "--lang", "id") == .usage)
        #expect(flag.errors.hasPrefix("balai: Pilihan '--idd' tidak dikenal. Maksud Anda '--id'?\n"))
    }

    @Test func `a word of a command's name leads to the command`() {
        let run = Run()
        #expect(run.run("rebuild") == .usage)
        #expect(run.errors == "balai: Unknown command 'rebuild'. Did you mean 'sample.rebuild'?\n")
        let none = Run()
        #expect(none.run("nothing-like-it") == .usage)
        #expect(none.errors.contains("'balai commands' lists them"))
    }

    @Test func `without a locale the help is in the office's language, as the daemon tells it`() {
        let run = Run()
        #expect(run.run("sample.rebuild", "--help", office: "id") == .done)
        #expect(run.output.contains("Contoh:"))
        let other = Run()
        #expect(other.run("sample.rebuild", "--help") == .done)
        #expect(other.output.contains("Example:"))
    }

    @Test func `progress tells the speed and what is left, once there is something to tell`() {
        let half = CallProgress(done: 50, total: 200, message: "rows")
        #expect(
            ProgressLine.text(half, after: 0.5, width: 90) == "[#####...............]  25%  50 of 200  rows")
        #expect(
            ProgressLine.text(half, after: 2, width: 90)
                == "[#####...............]  25%  50 of 200  25/s  0:06 left  rows")
        let slow = CallProgress(done: 3, total: 3000, message: nil)
        #expect(ProgressLine.text(slow, after: 4, width: 90).hasSuffix("0.8/s  1:06:36 left"))
        #expect(ProgressLine.text(.init(done: 7, total: nil, message: nil), after: 7, width: 90) == "7  1.0/s")
        #expect(
            ProgressLine.text(.init(done: 9, total: 9, message: nil), after: 9, width: 90).hasSuffix("9 of 9  1.0/s"))
    }
}
