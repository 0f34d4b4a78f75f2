import DocumentKit
import ModuleKit

struct ShowRecap: ReadCommand {
    static let about = About(
        "reporting.recap", "Figures by region for a period", access: .viewer,
        example: #"{"within": "64.01", "by": "district", "from": "2024-01-01", "to": "2024-12-31"}"#)

    @Parameter("Region that is looked at; everything there is where it is missing") var within: RegionCode?
    @Parameter("By which regions there are rows") var by: RecapLevel
    @Group var period: Period
    @Parameter("The day whose boundaries are meant; the present ones where it is missing") var regionsAsOf:
        CalendarDate?
    @Group var form: TableRequest

    func validate(_ faults: inout Faults) {
        let allowed = RecapLevel.inside(within?.text ?? "")
        if !allowed.contains(by) {
            let words = allowed.map(\.rawValue).joined(separator: ", ")
            faults.add(
                at: "by", "level",
                "'\(by.rawValue)' is wider than the region '\(within?.text ?? "")': expected \(words)")
        }
    }

    func run(_ store: Snapshot) throws -> Recap {
        let days = try period.days(store)
        let scope = RecapScope(
            within: within?.text ?? "", length: by.codeLength, from: days.from, to: days.to,
            minimum: try Minimum.cadres(store))
        let counting = try RecapCounting(scope, regionsAsOf: regionsAsOf, store)
        let recap = Recap(
            within: within, by: by, from: days.from, to: days.to, dataAsOf: store.call.now,
            regionsAsOf: regionsAsOf ?? store.call.today, minimumCadres: scope.minimum,
            checksum: counting.checksum(scope, regionsAsOf), items: counting.rows, gone: counting.gone,
            total: counting.total, file: nil)
        let name = "rekap-\(within?.text ?? "semua")-\(by.rawValue)-\(days.to)"
        let file = try form.file(name, recap.marks, table: recap.table) { try recap.page(form.paper, store) }
        return file.map(recap.with) ?? recap
    }
}

/// A period, both days inclusive.
struct Period: ParameterObject {
    @Parameter("First day of the period; from the beginning where it is missing") var from: CalendarDate?
    @Parameter("Last day of the period, inclusive; today where it is missing. States are those at its end") var to:
        CalendarDate?

    func validate(_ faults: inout Faults) {
        if let from, let to, to < from { faults.add(at: "to", "order", "'\(to)' is before from '\(from)'") }
    }

    func days(_ store: Snapshot) throws -> (from: CalendarDate?, to: CalendarDate) {
        let to = to ?? store.call.today
        if let from, to < from { throw RPCError.invalid("from", "order", "'\(from)' is after today '\(to)'") }
        return (from, to)
    }
}

struct Recap: Described {
    let within: RegionCode?
    let by: RecapLevel
    let from: CalendarDate?
    let to: CalendarDate
    let dataAsOf: Instant
    let regionsAsOf: CalendarDate
    let minimumCadres: Int
    let checksum: String
    var items: [RecapRow]?
    var gone: RecapRow?
    var total: RecapRow?
    var file: File?

    static let fields = Fields<Self> {
        Field(\.within, "Region that is looked at; null of everything there is")
        Field(\.by, "By which regions there are rows")
        Field(\.from, "First day of the period; null from the beginning")
        Field(\.to, "Last day of the period")
        Field(\.dataAsOf, "When the figures were taken")
        Field(\.regionsAsOf, "The day whose boundaries they have")
        Field(\.minimumCadres, "Fewer active cadres than so many are below the minimum")
        Field(\.checksum, "SHA-256 over what was asked and every figure: the same where nothing differs")
        Field(\.items, "One row per region; null where a file was asked for")
        Field(
            \.gone,
            "What belongs to regions that are there no more: in the total, and in no row; null where there is nothing")
        Field(\.total, "The region as a whole: counted, and not the sum of the rows")
        Field(\.file, "The recap as a file; null where json was asked for")
    }

    /// The answer with a file in the place of the rows.
    func with(_ file: File) -> Recap {
        var answer = self
        answer.items = nil
        answer.gone = nil
        answer.total = nil
        answer.file = file
        return answer
    }
}
