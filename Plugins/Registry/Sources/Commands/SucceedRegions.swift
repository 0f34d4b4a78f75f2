import ModuleKit

struct SucceedRegions: WriteCommand {
    static let about = About(
        "registry.region.succeed", "Record that regions were split, merged, moved or given another code",
        access: .clerk,
        example: """
            {"kind": "recode", "from": ["64.02.19.2001"], "valid_from": "2022-02-14",
             "to": [{"code": "64.02.20.2001", "name": "Contoh", "parent": "64.02.20"}]}
            """)

    @Parameter("What happened") var kind: Kind
    @Parameter("Codes before", .items(1...100)) var from: [RegionCode]
    @Parameter("Regions after", .items(1...100)) var to: [Successor]
    @Parameter("Since when it is so") var validFrom: CalendarDate
    @Parameter("The decree that says so", .length(1...150)) var decree: String?

    enum Kind: String, Choice { case split, merge, move, recode }

    struct Successor: ParameterObject {
        @Parameter("Code") var code: RegionCode
        @Parameter("Official name", .length(2...100)) var name: String
        @Parameter("Code of the region around it") var parent: RegionCode?

        func validate(_ faults: inout Faults) {
            if let parent, parent != code.parent {
                faults.add(at: "parent", "parent", "'\(parent)' does not go with the code '\(code)'")
            }
        }
    }

    func validate(_ faults: inout Faults) {
        switch kind {
        case .move, .recode:
            if from.count != 1 || to.count != 1 {
                faults.add(at: "to", "count", "A \(kind.rawValue) has one region before and one after")
            }
        case .split:
            if from.count != 1 || to.count < 2 {
                faults.add(at: "to", "count", "A split has one region before and two or more after")
            }
        case .merge:
            if from.count < 2 || to.count != 1 {
                faults.add(at: "from", "count", "A merge has two or more regions before and one after")
            }
        }
    }

    func run(_ store: Transaction) throws -> Page<Region> {
        try Regions.refuseFuture(validFrom, today: store.call.today)
        let before = try from.enumerated().map { try Regions.id($1, store.db, at: "from/\($0)") }
        let after: [Int64]
        switch kind {
        case .move, .recode:
            try Succession.recode(before[0], from[0], to: to[0].code, from: validFrom, decree: decree, store)
            try Succession.name(before[0], to[0].name, from: validFrom, decree: decree, store)
            after = before
        case .split, .merge:
            after = try to.enumerated().map { i, successor in
                try Succession.region(
                    successor.code, successor.name, at: "to/\(i)", from: validFrom, decree: decree, store)
            }
            try Succession.close(before, except: after, kind.rawValue, from: validFrom, decree: decree, store)
            try Heirs.settle(store)
        }
        try Edition.advance(store.db)
        try store.publish(RegionsChanged(validFrom: validFrom, codes: from + to.map(\.code)))
        return Page(try after.map { try Regions.get($0, store.snapshot) })
    }
}
