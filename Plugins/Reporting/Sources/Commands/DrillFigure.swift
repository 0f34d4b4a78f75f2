import ModuleKit

struct DrillFigure: ReadCommand {
    static let about = About(
        "reporting.drill", "List the records behind a figure of a recap", access: .viewer,
        example: #"{"figure": "followups_overdue", "region": "64.01", "to": "2024-12-31"}"#)

    @Parameter("The figure, as a recap names it") var figure: Figure
    @Parameter("The region of the recap's row; everything there is where it is missing", alias: "within")
    var region: RegionCode?
    @Group var period: Period
    @Parameter("The day whose boundaries are meant; the present ones where it is missing") var regionsAsOf:
        CalendarDate?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<FigureRecord> {
        guard figure.isKnown(store) else {
            throw RPCError(.moduleUnavailable, "The module '\(figure.modules.joined(separator: ", "))' is not loaded")
        }
        let days = try period.days(store)
        let code = region?.text ?? ""
        let scope = RecapScope(
            within: code, length: code.utf8.count, from: days.from, to: days.to, minimum: try Minimum.cadres(store))
        let places: CountedPlaces
        if regionsAsOf == nil, try Summary.state(store) == .kept {
            try RegionCode.check(region, at: "region", store)
            places = .kept
        } else {
            let placement = try Placement(on: regionsAsOf, store)
            guard code.isEmpty || placement.stands(code) else { throw RegionCode.missing(code, at: "region") }
            places = CountedPlaces(placement)
        }
        let sql = """
            WITH \(places.tables), \(figure.tables(store))
            SELECT key AS id, id AS record, '\(figure.noun.rawValue)' AS noun, max(name) AS name,
                min(code) AS region, max(on_date) AS "on", max(amount) AS amount
            FROM record WHERE \(RecapScope.isInside("code")) AND key > :after
            GROUP BY key ORDER BY key LIMIT :limit
            """
        return try store.page(FigureRecord.self, page, sql, scope.arguments(of: sql) &+ places.arguments)
    }
}

/// What a record is, and so which command shows more of it.
enum RecordNoun: String, Choice { case cadre, region, meeting, issue, followup, training }

extension Figure {
    var noun: RecordNoun {
        switch self {
        case .cadresActive, .cadresInactive, .cadresProposed, .cadresEnded, .cadresRevived, .cadresDecreeExpired,
            .cadresWomen, .cadresSexUnknown, .trainedCadres:
            .cadre
        case .villages, .villagesWithoutCadre, .villagesBelowMinimum, .villagesOriented: .region
        case .meetings, .meetingsWider, .attendance, .attendanceUnknown: .meeting
        case .issuesOpen, .issuesResolved: .issue
        case .followupsDone, .followupsOverdue: .followup
        case .trainings, .trainingsWider: .training
        }
    }
}

struct FigureRecord: Described {
    let id: Int64
    let record: Int64
    let noun: RecordNoun
    let name: String
    let region: String
    let on: CalendarDate?
    let amount: Int

    static let fields = Fields<Self> {
        Field(\.id, "Tells the records of a figure apart")
        Field(\.record, "Number of the cadre, meeting, issue …")
        Field(\.noun, "What the record is")
        Field(\.name, "Name, title or statement")
        Field(\.region, "Code of the region for which it counts; the first, where there are more")
        Field(\.on, "The day that counts; null of villages")
        Field(\.amount, "What it adds to the figure: 1, of attendance the persons")
    }
}
