import ModuleKit

struct MeetNeed: WriteCommand {
    static let about = About(
        "trainings.need.meet", "Note that a need was met", access: .clerk,
        example: #"{"need": 1, "how": "Dilatih pada pelatihan nomor 1"}"#)

    @Parameter("Number of the need", alias: "id") var need: Int64
    @Parameter("How", .length(3...300)) var how: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Need {
        try Need.take(.meet, of: need, reason: how, expected: expected, in: store)
    }
}

struct DropNeed: WriteCommand {
    static let about = About(
        "trainings.need.drop", "Drop a need that is none any more", access: .clerk,
        example: #"{"need": 1, "reason": "Sudah dilatih kabupaten"}"#)

    @Parameter("Number of the need", alias: "id") var need: Int64
    @Parameter("Why", .length(3...300)) var reason: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Need {
        try Need.take(.drop, of: need, reason: reason, expected: expected, in: store)
    }
}
