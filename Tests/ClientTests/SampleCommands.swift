import Client
import Foundation
import ModuleKit

/// Commands of no module, declared as a module would: their schemas are those that the kit writes.
enum Sample {
    struct Plan: WriteCommand {
        typealias Reply = Visit
        static let about = About(
            "sample.visit.plan", "Plan a visit", access: .clerk,
            example: """
                {"title": "Contoh kunjungan", "kind": "field_trip", "starts_at": "2024-03-13T09:00:00+08:00",
                "place": {"name": "Balai Contoh"}, "regions": ["64.01", "64.02"], "who": "Contoh A",
                "guests": [{"name": "Contoh B"}], "is_open": false}
                """)

        @Parameter("What it is called", .length(1...80)) var title: String
        @Parameter("What kind of visit") var kind: Kind
        @Parameter("When it begins") var startsAt: Instant
        @Parameter("The day of the letter") var on: CalendarDate?
        @Parameter("Where it is") var place: Place
        @Parameter("The decree behind it") var decree: Decree?
        @Parameter("Regions it is for") var regions: [Region]
        @Parameter("What is spoken about") var topics: [String]?
        @Parameter("Days of rehearsal") var days: [CalendarDate]?
        @Parameter("Who comes") var guests: [Guest]?
        @Parameter("Whether anybody may come") var isOpen: Bool = true
        @Parameter("Seats", .range(1...1000)) var seats = 100
        @Parameter("Cost in millions") var cost: Double?
        @Parameter("Sex of the guest of honour") var sex: Sex?
        @Parameter("The letter itself") var letter: File?
        @Parameter("Why it is done") var reason: String?
        @OneOf var host: Host

        func run(_ store: Transaction) throws -> Visit { Visit(id: 1, title: title) }
    }

    struct List: ReadCommand {
        typealias Reply = Page<Visit>
        static let about = About("sample.visit.list", "List visits", access: .viewer, example: #"{"visit": 3}"#)
        @Parameter("Number of the visit", alias: "id") var visit: Int64
        @Parameter("The version that was read") var expectedVersion: Int64?
        @Group var page: PageRequest
        func run(_ store: Snapshot) throws -> Page<Visit> { Page([]) }
    }

    struct Rebuild: TaskCommand {
        typealias Reply = Visit
        static let about = About("sample.rebuild", "Build everything again", access: .operator)
        func run(_ task: TaskContext) async throws -> Visit { Visit(id: 1, title: "") }
    }

    enum Kind: String, Choice {
        case meeting, fieldTrip = "field_trip", audience, desaAdat = "desa adat", other
    }
    enum Sex: String, Choice { case male = "L", female = "P" }

    struct Place: ParameterObject {
        @Parameter("Its name") var name: String
        @Parameter("Where it lies") var region: Region?
    }

    struct Decree: ParameterObject {
        @Parameter("Its number") var number: String
        @Parameter("Its date") var date: CalendarDate
    }

    struct Guest: ParameterObject {
        @Parameter("Their name") var name: String
        @Parameter("Their sex") var sex: Sex?
    }

    struct Region: PatternText {
        static let pattern = #"^[0-9]{2}(\.[0-9]{2}){0,2}$"#
        static var expected: Sentence { "a code like 64.01" }
        static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool { !utf8.isEmpty }
        let text: String
        init(unchecked text: String) { self.text = text }
    }

    enum Host: Alternatives {
        case person(Int64)
        case name(String)
        static let cases: [Case<Host>] = [
            Case(
                "person", "Number of the person", { .person($0) },
                of: { if case .person(let id) = $0 { id } else { nil } }),
            Case(
                "who", "Name of the person", { .name($0) }, of: { if case .name(let name) = $0 { name } else { nil } }),
        ]
    }

    struct Visit: Described {
        let id: Int64
        let title: String
        static let fields = Fields<Self> {
            Field(\.id, "Number of the visit")
            Field(\.title, "What it is called")
        }
    }

    /// The answer of `rpc.discover` for all of them.
    static let document: JSONValue = {
        let commands: [any Command.Type] = [Plan.self, List.self, Rebuild.self]
        return ["openrpc": "1.3.2", "methods": .array(commands.map { try! method($0) })]
    }()

    static func command(_ name: String) -> CommandDescription {
        CommandDescription.all(in: document).first { $0.name == name }!
    }

    private static func method(_ type: any Command.Type) throws -> JSONValue {
        let command = try RegisteredCommand(type)
        func json(_ schema: Schema) throws -> JSONValue {
            var writer = JSONWriter()
            schema.write(to: &writer)
            return try JSONValue.parse(writer.bytes)
        }
        let params = (try JSONValue.parse(command.about.example).object ?? []).map { member -> JSONValue in
            ["name": .string(member.name), "value": member.value]
        }
        return [
            "name": .string(command.about.name), "summary": .string(command.about.summary.description),
            "result": ["name": "result", "schema": try json(command.reply)],
            "examples": [["name": "example", "params": .array(params)]],
            "x-access": .string(command.about.access.rawValue), "x-kind": .string(command.kind.rawValue),
            "x-params": try json(command.parameters),
        ]
    }
}
