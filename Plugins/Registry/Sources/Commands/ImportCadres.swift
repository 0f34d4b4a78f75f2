import DocumentKit
import ModuleKit

struct ImportCadres: TaskCommand {
    static let about = About(
        "registry.cadre.import", "Take in cadres from a list; the same list again changes nothing", access: .clerk,
        example: #"{"file": "Nama;Desa;Kecamatan;L/P\nContoh Aminah;Batu Botuk;Muara Komam;P\n", "format": "csv"}"#)

    /// Rows that were taken are unchanged when it runs again.
    static let resumes = true

    @Parameter("The list, with a row of headings") var file: File
    @Parameter("How the file is written") var format: Format
    @Parameter("What headings mean that are not known") var mapping: ColumnMapping?
    @Parameter("Region in which the villages lie, where the file does not say it") var within: RegionCode?

    enum Format: String, Choice {
        case csv, xlsx

        var reading: TableReader.Format { self == .csv ? .csv : .xlsx }
    }

    /// Rows that are written at a time; other writers wait for no more.
    private static let step = 250

    func run(_ task: TaskContext) async throws -> CadreImport {
        let today = task.call.today
        var sheet = try CadreSheet(file.content, format.reading, mapping)
        let total = try Survey.count(sheet)
        let within = within
        let villages = try await task.read { store in
            if let within { _ = try Regions.id(within, store.db, at: "within") }
            return try VillageFinder(store.db, within: within)
        }
        let memory = ImportMemory()
        var report = CadreImport(sheet)
        var done = 0
        while true {
            let rows = try Self.rows(&sheet, today: today)
            if rows.isEmpty { break }
            let plan = try await Self.take(rows, villages, memory, task)
            memory.add(plan.said)
            for (line, outcome, warnings) in plan.outcomes { report.count(outcome, warnings, line: line) }
            done += rows.count
            task.progress(done, of: total, "Importing cadres")
        }
        return report
    }

    private static func rows(_ sheet: inout CadreSheet, today: CalendarDate) throws -> [ReadRow] {
        var rows: [ReadRow] = []
        while rows.count < step, let line = try sheet.next() {
            do throws(CadreRow.Fault) { rows.append(.read(try CadreRow(line, sheet, today: today))) } catch {
                rows.append(.refused(line: line.line, error.reason))
            }
        }
        return rows
    }

    /// Plans on a snapshot; where something is to be written, plans once more on what is there by then, and writes it.
    private static func take(
        _ rows: [ReadRow], _ villages: VillageFinder, _ memory: ImportMemory, _ task: TaskContext
    ) async throws -> ImportPlan {
        let plan = try await task.read { try ImportPlan(rows, villages, memory, $0) }
        guard plan.hasChanges, !task.isDryRun else { return plan }
        return try await task.write { store in
            var plan = try ImportPlan(rows, villages, memory, store.snapshot)
            try plan.apply(store)
            return plan
        }
    }
}

/// A first look over the whole list.
private enum Survey {
    /// Among fewer NIKs nothing follows from their last digits.
    private static let fewest = 5

    /// How many rows there are.
    ///
    /// - Throws: `invalid_params` where nearly every NIK ends in 0: Excel has made the sixteenth digit 0 in all of them,
    ///   and the few that end otherwise are no better.
    static func count(_ sheet: CadreSheet) throws -> Int {
        var sheet = sheet
        var (rows, numbers, zeros) = (0, 0, 0)
        while let line = try sheet.next() {
            rows += 1
            let digits = line.cells[.nik]?.filter(\.isNumber) ?? ""
            guard digits.utf8.count == 16 else { continue }
            numbers += 1
            if digits.hasSuffix("0") { zeros += 1 }
        }
        guard numbers >= fewest, zeros * 10 >= numbers * 9 else { return rows }
        throw RPCError.invalid(
            "file", "excel_zero",
            """
            \(zeros) of \(numbers) NIKs end in 0: Excel keeps 15 digits and has made the last one 0. Take the list from where \
            the NIKs are whole, in a column formatted as text
            """)
    }
}
