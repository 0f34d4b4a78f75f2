import ModuleKit

struct TellOfPerson: WriteCommand {
    static let about = About(
        "registry.person.tell", "Tell, of a person who asks what is kept, what a module keeps", access: .modules,
        example: #"{"section": "meetings.attendance", "data": []}"#)

    @Parameter("What it is", .length(1...100)) var section: String
    @Parameter("As the module keeps it") var data: JSONValue

    func run(_ store: Transaction) throws -> ExportSection {
        try store.db.execute(
            sql: "INSERT INTO registry_export_part (section, data) VALUES (?, ?)", arguments: [section, data.text])
        return ExportSection(section: section, data: data)
    }
}
