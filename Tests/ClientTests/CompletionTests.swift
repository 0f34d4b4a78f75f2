import ModuleKit
import Testing

@testable import balai

/// What a shell offers, with the samples for the daemon's commands.
@Suite struct CompletionTests {
    private func words(_ line: String...) -> [String] {
        let run = Run()
        return words(run, run.run(["complete-words"] + line))
    }

    private func words(_ run: Run, _ outcome: Outcome) -> [String] {
        #expect(outcome == .done)
        #expect(run.errors == "")
        return run.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }

    @Test("a line begins with the program's words or a command") func beginning() {
        #expect(words("").contains("watch"))
        #expect(words("").contains("sample.visit.plan"))
        #expect(words("sample.v") == ["sample.visit.plan", "sample.visit.list"])
        #expect(words("--output", "json", "st") == ["status"])
        #expect(words("--") == ["--socket", "--data", "--output", "--lang", "--help"])
        #expect(words("describe", "sample.r") == ["sample.rebuild"])
        #expect(words("commands", "") == ["sample"])
        #expect(words("completion", "") == ["bash", "zsh", "fish"])
        #expect(words("nothing", "") == [])
        #expect(words("watch", "--a") == ["--after"])
    }

    @Test("a word has its meaning beside it") func meaning() {
        let run = Run()
        #expect(run.run("complete-words", "sample.r") == .done)
        #expect(run.output.hasPrefix("sample.rebuild\t"))
    }

    @Test("a command's flags are offered until they are given; lists may be given again") func flags() {
        let all = words("sample.visit.plan", "--")
        for flag in ["--title", "--place.name", "--starts-at", "--regions", "--dry-run", "--out"] {
            #expect(all.contains(flag), "\(flag)")
        }
        #expect(!all.contains("--progress"))
        let rest = words("sample.visit.plan", "--title", "Contoh", "--starts_at=2024-03-13", "--regions", "64", "--")
        #expect(!rest.contains("--title"))
        #expect(!rest.contains("--starts-at"))
        #expect(rest.contains("--regions"))
    }

    @Test("values are offered where they are known") func values() {
        #expect(words("sample.visit.plan", "--kind", "f") == ["field_trip"])
        #expect(words("sample.visit.plan", "--kind=f") == ["--kind=field_trip"])
        #expect(words("sample.visit.plan", "--kind", "=", "f") == ["field_trip"])
        #expect(words("sample.visit.plan", "--sex", "=") == ["L", "P"])
        #expect(words("sample.visit.plan", "--title", "") == [])
        #expect(words("sample.visit.plan", "--is-open", "--ti") == ["--title"])
        #expect(words("sample.visit.list", "--output", "n") == ["ndjson"])
    }

    @Test("the shell is told where a path stands") func paths() {
        for line in [["--data", "/srv"], ["sample.visit.plan", "--letter", ""], ["sample.rebuild", "--out", "a"]] {
            let run = Run()
            #expect(words(run, run.run(["complete-words"] + line)) == [CompletionScript.path])
        }
    }

    @Test("without a daemon the program's own words are left, and nothing is said") func silence() {
        for environment in [["BALAI_SOCKET": "/nowhere"], ["BALAI_SOCKET": ""]] {
            let run = Run()
            #expect(
                words(run, run.run(["complete-words", "c"], environment: environment)) == [
                    "commands", "call", "completion",
                ])
        }
        let flags = Run()
        #expect(
            words(flags, flags.run(["complete-words", "core.ping", "--"], environment: ["BALAI_SOCKET": ""])) == [])
    }

    @Test("there is a script for each shell") func scripts() {
        for shell in CompletionScript.allCases {
            let run = Run()
            #expect(run.run("completion", shell.rawValue) == .done)
            #expect(run.output == shell.text)
            #expect(run.output.contains(CompletionScript.question))
            #expect(run.output.contains(CompletionScript.path))
        }
        #expect(Run().run("completion", "csh") == .usage)
    }
}
