import Client
import ModuleKit
import Testing

@testable import balai

@Suite struct FlagReaderTests {
    static let files = [
        "/data/guests.json": Array(#"[{"name": "Contoh C"}, {"name": "Contoh D", "sex": "P"}]"#.utf8),
        "/data/letter.csv": Array("kode,nama\n64.01,Contoh é\n".utf8), "/data/scan.pdf": [0x25, 0x50, 0xff, 0x00],
        "/data/broken.json": Array("{".utf8), "-": Array(#"{"name": "Contoh E"}"#.utf8),
    ]

    static let values = ValueReader(
        files: FileSource { path in
            guard let content = files[path] else { throw UsageError("Cannot read '\(path)': No such file") }
            return content
        }, zone: .makassar)

    /// Flags that make a whole visit.
    static let whole = [
        "--title", "Contoh", "--kind", "other", "--starts-at", "2024-03-13 09:00", "--place.name", "Balai",
        "--regions", "64.01", "--who", "Contoh A",
    ]

    private func read(_ arguments: [String], name: String = "sample.visit.plan") throws -> Invocation {
        try FlagReader.read(arguments, for: Sample.command(name), values: Self.values)
    }

    /// The params of a whole visit and more flags, without those of the whole visit.
    private func more(_ arguments: String...) throws -> JSONValue {
        var params = try read(Self.whole + arguments).params
        for name in ["title", "kind", "starts_at", "regions", "who"] { params[name] = nil }
        if params["place"] == ["name": "Balai"] { params["place"] = nil }
        return params
    }

    private func faults(_ arguments: [String], name: String = "sample.visit.plan") -> [String] {
        do {
            _ = try read(arguments, name: name)
            return []
        } catch let error as UsageError {
            return error.lines.dropLast()
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `flags become the parameters that the schema asks for`() throws {
        #expect(
            try read(Self.whole).params == [
                "title": "Contoh", "kind": "other", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": ["name": "Balai"], "regions": ["64.01"], "who": "Contoh A",
            ])
    }

    @Test func `both spellings and both ways of giving a value do`() throws {
        let a = try read(["--expected-version", "3", "--visit=4"], name: "sample.visit.list")
        let b = try read(["--expected_version=3", "--visit", "4"], name: "sample.visit.list")
        #expect(a == b)
        #expect(a.params == ["expected_version": 3, "visit": 4])
        #expect(try read(["--id", "4"], name: "sample.visit.list").params == ["id": 4])
        #expect(try more("--topics=--dashes=x") == ["topics": ["--dashes=x"]])
        #expect(try more("--cost", "-1.5") == ["cost": -1.5])
        #expect(try more("--topics=") == ["topics": [""]])
    }

    @Test func `dots reach into objects, and JSON fills them`() throws {
        #expect(
            try more("--decree.number", "1/2024", "--decree.date", "13 Maret 2024") == [
                "decree": ["number": "1/2024", "date": "2024-03-13"]
            ])
        #expect(
            try more("--place.region", "64.01") == ["place": ["name": "Balai", "region": "64.01"]])
        #expect(try more("--decree", #"{"number": "7"}"#) == ["decree": ["number": "7"]])
        #expect(
            try more("--decree", #"{"number": "7"}"#, "--decree.date", "1/2/2024") == [
                "decree": ["number": "7", "date": "2024-02-01"]
            ])
    }

    @Test func `lists grow by repeating, and at commas only where those cannot belong to an item`() throws {
        #expect(try more("--topics", "a, b", "--topics", "c") == ["topics": ["a, b", "c"]])
        #expect(try more("--topics", #"["a", "b"]"#) == ["topics": ["a", "b"]])
        #expect(try more("--topics", "[not json") == ["topics": ["[not json"]])
        #expect(
            try read(Self.whole + ["--regions", "64.02,64.03, 64.04"]).params["regions"] == [
                "64.01", "64.02", "64.03", "64.04",
            ])
        #expect(try read(Self.whole + ["--regions", "64.02, Paser"]).params["regions"] == ["64.01", "64.02, Paser"])
        #expect(try more("--days", "13/3/2024,14/3/2024") == ["days": ["2024-03-13", "2024-03-14"]])
        #expect(try more("--days", "March 13, 2024") == ["days": ["2024-03-13"]])
    }

    @Test func `objects in lists come as JSON or from a file`() throws {
        #expect(
            try more("--guests", #"{"name": "Contoh"}"#, "--guests", "@/data/guests.json", "--guests", "@-") == [
                "guests": [
                    ["name": "Contoh"], ["name": "Contoh C"], ["name": "Contoh D", "sex": "P"], ["name": "Contoh E"],
                ]
            ])
        #expect(
            faults(Self.whole + ["--guests", "Contoh"])[0]
                == "'--guests' takes MEMBER=VALUE,… with the members name, sex, or JSON, or @FILE")
        #expect(faults(Self.whole + ["--guests", "{"])[0].hasPrefix("'--guests' takes JSON or @FILE: "))
        #expect(
            faults(Self.whole + ["--guests", "@/data/broken.json"])[0].hasPrefix("'/data/broken.json' is no JSON: "))
        #expect(faults(Self.whole + ["--guests", "@/data/none"]) == ["Cannot read '/data/none': No such file"])
    }

    @Test func `truth values stand alone, with a value, or negated`() throws {
        #expect(try more("--is-open") == ["is_open": true])
        #expect(try more("--is-open=false") == ["is_open": false])
        #expect(try more("--is_open", "tidak") == ["is_open": false])
        #expect(try more("--no-is-open") == ["is_open": false])
        #expect(try more("--is-open", "--seats", "5") == ["is_open": true, "seats": 5])
        #expect(faults(Self.whole + ["--is-open=maybe"]) == ["'--is-open' takes true or false, not 'maybe'"])
        #expect(faults(Self.whole + ["--no-is-open=true"]) == ["'--no-is-open' takes no value"])
    }

    @Test func `a member that may be null is cleared`() throws {
        #expect(try more("--no-on", "--no-letter") == ["on": nil, "letter": nil])
        #expect(faults(Self.whole + ["--no-title"]) == ["Unknown flag '--no-title'"])
    }

    @Test func `choices are found whatever their case`() throws {
        #expect(try more("--sex", "p") == ["sex": "P"])
        #expect(try read(Self.whole.map { $0 == "other" ? "Field-Trip" : $0 }).params["kind"] == "field_trip")
        #expect(try read(Self.whole.map { $0 == "other" ? "Desa Adat" : $0 }).params["kind"] == "desa adat")
        #expect(
            faults(Self.whole.map { $0 == "other" ? "audiense" : $0 }) == [
                "'--kind' takes one of meeting, field_trip, audience, desa adat, other, not 'audiense'. "
                    + "Did you mean 'audience'?"
            ])
    }

    @Test func `numbers are numbers`() throws {
        #expect(try more("--seats", "12", "--cost", "2.5") == ["seats": 12, "cost": 2.5])
        #expect(try more("--cost", "2") == ["cost": 2])
        #expect(faults(Self.whole + ["--seats", "many"]) == ["'--seats' takes a whole number, not 'many'"])
        #expect(faults(Self.whole + ["--cost", "2,5"]) == ["'--cost' takes a number, not '2,5'"])
    }

    @Test func `a file is sent with its name, as text or in base64`() throws {
        #expect(
            try more("--letter", "/data/letter.csv")["letter"] == [
                "name": "letter.csv", "media_type": "text/csv", "content": "kode,nama\n64.01,Contoh é\n",
                "encoding": "utf8",
            ])
        #expect(
            try more("--letter", "/data/scan.pdf")["letter"] == [
                "name": "scan.pdf", "media_type": "application/pdf", "content": "JVD/AA==", "encoding": "base64",
            ])
        #expect(
            try more("--letter", "-")["letter"] == ["content": #"{"name": "Contoh E"}"#, "encoding": "utf8"])
        #expect(faults(Self.whole + ["--letter", "/no"]) == ["Cannot read '/no': No such file"])
    }

    @Test func `members of _meta are flags, and a parameter of the same name comes first`() throws {
        let arguments = [
            "--dry-run", "--deadline-ms", "500", "--lang=id", "--idempotency-key", "k", "--detach", "--progress",
        ]
        let invocation = try read(arguments + ["--reason", "r", "--id", "1"], name: "sample.visit.list")
        #expect(
            invocation.meta == [
                "dry_run": true, "deadline_ms": 500, "lang": "id", "idempotency_key": "k", "detach": true,
                "progress": true, "reason": "r",
            ])
        #expect(invocation.params == ["id": 1])
        let both = try read(Self.whole + ["--reason", "of the visit", "--_meta.reason", "of the call"])
        #expect(both.params["reason"] == "of the visit")
        #expect(both.meta == ["reason": "of the call"])
        #expect(try read(["--id", "1", "--no-progress"], name: "sample.visit.list").meta == ["progress": false])
    }

    @Test func `the program's own flags are not sent`() throws {
        let invocation = try read(Self.whole + ["--output", "csv", "--out", "/tmp/x"])
        #expect(invocation.output == .csv)
        #expect(invocation.out == "/tmp/x")
        #expect(invocation.params == (try read(Self.whole)).params)
        #expect(
            faults(Self.whole + ["--output", "xml"]) == ["'--output' takes one of table, json, ndjson, csv, not 'xml'"])
        #expect(try read(["--help"]).wantsHelp)
        #expect(try read(["--nonsense", "-h"]).wantsHelp)
    }

    @Test func `an unknown flag is refused with the nearest`() {
        #expect(faults(Self.whole + ["--startsat", "x"]) == ["Unknown flag '--startsat'. Did you mean '--starts-at'?"])
        #expect(
            faults(Self.whole + ["--place.nam", "x"]) == ["Unknown flag '--place.nam'. Did you mean '--place.name'?"])
        #expect(faults(Self.whole + ["--dry_rum"]) == ["Unknown flag '--dry_rum'. Did you mean '--dry-run'?"])
        #expect(faults(Self.whole + ["--completely-else"]) == ["Unknown flag '--completely-else'"])
        #expect(
            faults(Self.whole + ["--data", "/x"]) == [
                "'--data' stands before the command: balai --data PATH sample.visit.plan"
            ])
        #expect(
            faults(["Contoh"]) == ["'Contoh' stands without a flag; values follow one, as in --title VALUE"])
    }

    @Test func `everything that is wrong is told at once`() {
        #expect(
            faults(["--titel", "x", "--kind", "y", "--seats", "z"]).map { $0.prefix(12) } == [
                "Unknown flag", "'--kind' tak", "'--seats' ta",
            ])
        #expect(
            faults(["--kind", "other"]) == [
                "Missing '--title': What it is called", "Missing '--starts-at': When it begins",
                "Missing '--place.name': Where it is", "Missing '--regions': Regions it is for",
                "Missing '--person' or '--who'",
            ])
        #expect(faults([], name: "sample.visit.list") == ["Missing '--visit' or '--id'"])
    }

    @Test func `what is given twice or without its value is refused`() {
        #expect(faults(Self.whole + ["--title", "again"]) == ["'--title' is given twice"])
        #expect(faults(Self.whole + ["--place.name", "again"]) == ["'--place.name' is given twice"])
        #expect(faults(Self.whole + ["--place", #"{"name": "x"}"#]) == ["'--place' is given twice"])
        #expect(faults(Self.whole + ["--seats"])[0].hasPrefix("'--seats' needs a value"))
        #expect(faults(Self.whole + ["--on", "--seats", "3"])[0].hasPrefix("'--on' needs a value"))
        #expect(faults(Self.whole + ["--on", "31/2/2024"])[0].hasPrefix("'--on': There is no day '31/2/2024'"))
    }

    @Test func `an object of a list is written member by member`() throws {
        #expect(
            try more(
                "--guests", "name=Contoh A,sex=p", "--guests", "name=Contoh B, S.Sos., M.Si.", "--guests",
                "sex=L, name=C")
                == [
                    "guests": [
                        ["name": "Contoh A", "sex": "P"], ["name": "Contoh B, S.Sos., M.Si."],
                        ["sex": "L", "name": "C"],
                    ]
                ])
        #expect(
            faults(Self.whole + ["--guests", "nama=Contoh"])
                == ["'--guests' has no member 'nama': expected name, sex"])
        #expect(faults(Self.whole + ["--guests", "name=A,name=B"]) == ["'--guests' has 'name' twice"])
        #expect(faults(Self.whole + ["--guests", "name=A,sex=X"])[0].hasPrefix("'--guests.sex' takes one of L, P"))
    }

    @Test func `an unknown form takes JSON, or text where that is allowed`() throws {
        func value(_ schema: JSONValue, _ text: String) throws -> JSONValue {
            try Self.values.read(text, as: ParameterSchema(schema), for: "--x")
        }
        #expect(try value(["type": ["integer", "string"]], "12") == 12)
        #expect(try value(["type": ["integer", "string"]], "Contoh") == "Contoh")
        #expect(try value(["anyOf": [["type": "string"], ["type": "null"]]], "12") == "12")
        let words: JSONValue = ["type": "array", "items": ["type": "string", "pattern": "^[a-z,]+$"]]
        #expect(try value(words, "a,b") == ["a,b"])
        #expect(try value(.object([]), #"{"a": [1]}"#) == ["a": [1]])
        #expect(try value(["type": "object"], "@-") == ["name": "Contoh E"])
        #expect(throws: UsageError.self) { try value(["type": "object"], "[1]") }
    }
}
