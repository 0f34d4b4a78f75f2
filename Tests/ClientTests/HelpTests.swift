import Client
import ModuleKit
import Testing

@testable import balai

@Suite struct HelpTests {
    private func help(_ name: String, width: Int = .max) -> String {
        CommandHelp(command: Sample.command(name), width: width).text
    }

    @Test func `help tells every flag with form, choices, default and words`() {
        let lines = help("sample.visit.plan").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "sample.visit.plan: Plan a visit")
        #expect(
            lines[2] == "Usage: balai sample.visit.plan --title TEXT --kind WORD --starts-at TIME --place.name TEXT "
                + "--regions TEXT [--flag VALUE …]")
        func flag(_ beginning: String) -> String { lines.first { $0.hasPrefix("  " + beginning) } ?? "" }
        #expect(flag("--title TEXT").hasSuffix("  What it is called (required)"))
        #expect(flag("--kind WORD").hasSuffix("(required; one of meeting, field_trip, audience, desa adat, other)"))
        #expect(flag("--on DATE").hasSuffix("  The day of the letter"))
        #expect(flag("--sex L|P").hasSuffix("  Sex of the guest of honour"))
        #expect(flag("--place.name TEXT").hasSuffix("Its name (required)"))
        #expect(flag("--decree.number TEXT").hasSuffix("Its number (required with the rest of --decree)"))
        #expect(flag("--seats NUMBER").hasSuffix("Seats (default 100)"))
        #expect(flag("--is-open ").hasSuffix("Whether anybody may come (default true)"))
        #expect(flag("--letter PATH").hasSuffix("The letter itself"))
        #expect(flag("--guests MEMBER=VALUE,…").hasSuffix("Who comes (may be repeated; objects of {name, sex?: L|P})"))
        #expect(flag("--dry-run").hasSuffix("Answer what would be done, and keep nothing"))
        #expect(flag("--reason TEXT").hasSuffix("Why it is done"))
        #expect(lines.contains("  Give --person or --who."))
        #expect(lines.last { !$0.isEmpty } == "A write for the role clerk.")
    }

    @Test func `a read has no flags of a write`() {
        let help = help("sample.visit.list")
        #expect(!help.contains("--dry-run"))
        #expect(help.contains("--deadline-ms"))
        #expect(help.contains("  Give --visit or --id."))
        #expect(help.contains("--no-FLAG"))
        #expect(self.help("sample.rebuild").contains("--detach"))
    }

    @Test func `help fits the terminal`() {
        for line in help("sample.visit.plan", width: 80).split(separator: "\n") where !line.hasPrefix("  balai") {
            #expect(String(line).columns <= 80, "\(line)")
        }
    }

    @Test func `describe tells what is answered`() {
        let text = CommandHelp(command: Sample.command("sample.visit.list"), width: 80).description
        #expect(text.contains("Answers items, each with:\n  id     Number of the visit\n  title  What it is called\n"))
    }

    @Test func `the example reads back as the example`() throws {
        let command = Sample.command("sample.visit.plan")
        let line = ExampleLine(command: command)
        #expect(
            line.text == "balai sample.visit.plan --title 'Contoh kunjungan' --kind field_trip "
                + "--starts-at 2024-03-13T09:00:00+08:00 --place.name 'Balai Contoh' --regions 64.01 --regions 64.02 "
                + #"--who 'Contoh A' --guests 'name=Contoh B' --is-open=false"#)
        let read = try FlagReader.read(line.arguments, for: command, values: FlagReaderTests.values)
        let names = { (value: JSONValue?) in Set((value?.object ?? []).map(\.name)) }
        #expect(names(read.params) == names(command.example))
        for member in command.example?.object ?? [] { #expect(read.params[member.name] == member.value) }
    }

    @Test func `words are quoted for a shell where they must be`() {
        #expect(ExampleLine.quoted("64.01.07") == "64.01.07")
        #expect(ExampleLine.quoted("") == "''")
        #expect(ExampleLine.quoted("it's $HOME") == #"'it'\''s $HOME'"#)
    }
}
