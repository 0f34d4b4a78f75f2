import ModuleKit

struct UpdateNeed: WriteCommand {
    static let about = About(
        "trainings.need.update", "Change what was entered of a need", access: .clerk,
        example: #"{"need": 1, "dimension": "attitude", "expected_version": 1}"#)

    @Parameter("Number of the need", alias: "id") var need: Int64
    @Parameter("What should be trained", .length(3...300)) var title: Change<String>
    @Parameter("Where; the list takes the place of the one before", .items(1...500)) var regions: Change<[RegionCode]>
    @Parameter("What should change") var dimension: Change<Dimension>
    @Parameter("Where it was said", .length(2...300)) var source: Change<String>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("title", title.isClear), ("regions", regions.isClear))
    }

    func run(_ store: Transaction) throws -> Need {
        let present = try Need.find(need, in: store.snapshot)
        try expected.check("need", version: present.version ?? 0)
        _ = try present.state.checked(.update, need: need)
        try store.db.execute(
            sql: """
                UPDATE trainings_need SET title = coalesce(:title, title), dimension = :dimension, source = :source,
                    version = version + 1, updated_at = :now WHERE id = :id
                """,
            arguments: [
                "id": need, "now": store.call.now, "title": title.applied(to: nil),
                "dimension": dimension.applied(to: present.dimension), "source": source.applied(to: present.source),
            ])
        if case .set(let regions) = regions { try Need.set(regions, of: need, store.db) }
        return try Need.find(need, in: store.snapshot)
    }
}
