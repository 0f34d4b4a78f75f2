import ModuleKit

struct ReconcileTables: ReadCommand {
    static let about = About(
        "reporting.reconcile", "Find what in a table with totals does not add up, and which numbers would explain it",
        access: .viewer,
        example: #"""
            {"tables": [{"title": "Kader", "rows": [{"label": "Paser", "cells": {"L": 3, "P": 4}}],
             "row_totals": {"Paser": 7}, "column_totals": {"L": 3, "P": 4}, "grand_total": 7}]}
            """#)

    @Parameter("The tables", .items(1...50)) var tables: [GivenTable]

    func run(_ store: Snapshot) throws -> Reconciliation {
        var disagreements: [StatedDisagreement] = []
        var suspects: [StatedSuspect] = []
        for table in tables {
            let stated = table.stated
            disagreements += stated.disagreements.map { StatedDisagreement($0, table) }
            suspects += stated.suspects.map { StatedSuspect($0, table) }
        }
        return Reconciliation(ok: disagreements.isEmpty, disagreements: disagreements, suspects: suspects)
    }
}

struct GivenTable: ParameterObject {
    @Parameter("What the table is called", .length(0...300)) var title: String
    @Parameter("The rows without the totals", .items(1...2000)) var rows: [GivenRow]
    @Parameter("The total of each row, by its label") var rowTotals = NumbersByName()
    @Parameter("The total of each column, by its name") var columnTotals = NumbersByName()
    @Parameter("The total of all") var grandTotal: Double?

    func validate(_ faults: inout Faults) {
        var seen: Set<String> = []
        for (i, row) in rows.enumerated() where !seen.insert(row.label).inserted {
            faults.add(at: "rows", "unique", "Item \(i): '\(row.label)' is the label of another row, too")
        }
        for name in rowTotals.names where !seen.contains(name) {
            faults.add(at: "row_totals", "row", "'\(name)' is no row's label")
        }
        let columns = Set(columns)
        for name in columnTotals.names where !columns.contains(name) {
            faults.add(at: "column_totals", "column", "'\(name)' is no column of a row")
        }
    }

    /// In the order in which they first stand.
    var columns: [String] {
        var columns: [String] = []
        var seen: Set<String> = []
        for name in rows.flatMap(\.cells.names) where seen.insert(name).inserted { columns.append(name) }
        return columns
    }

    var stated: StatedTable {
        func exact(_ number: Double?) -> Int64? { number.map { Int64(($0 * StatedTable.scale).rounded()) } }
        let columns = columns
        return StatedTable(
            cells: rows.map { row in columns.map { exact(row.cells[$0]) } },
            rowTotals: rows.map { exact(rowTotals[$0.label]) }, columnTotals: columns.map { exact(columnTotals[$0]) },
            grandTotal: exact(grandTotal))
    }
}

struct GivenRow: ParameterObject {
    @Parameter("What the row is called", .length(1...300)) var label: String
    @Parameter("A number, or null where it is unknown, by the column's name") var cells: NumbersByName
}

/// An object whose members are numbers or null, by names that the caller chooses.
struct NumbersByName: WireValue {
    private(set) var names: [String] = []
    private var numbers: [String: Double] = [:]

    init() {}

    subscript(_ name: String) -> Double? { numbers[name] }

    /// Larger ones are not told apart to a ten thousandth.
    static let most = 100_000_000_000.0

    static var shape: Shape<NumbersByName> {
        var member = Schema()
        member["type"] = .list([.string("number"), .string("null")])
        var schema = Schema("object")
        schema["additionalProperties"] = .schema(member)
        return Shape(schema: schema, column: .json) { json, faults in
            guard json.kind == .object else {
                faults.add(type: json, expected: "an object with a number, or null, for each name")
                return nil
            }
            var value = NumbersByName()
            for member in JSONValue(json).object ?? [] {
                if let number = member.value.double, abs(number) <= most {
                    value.numbers[member.name] = number
                } else if !member.value.isNull {
                    let found = member.value.text.prefix(40)
                    faults.add(
                        at: member.name, "type", "Is \(found): expected a number of at most 100,000,000,000, or null")
                    return nil
                }
                value.names.append(member.name)
            }
            return value
        } encode: { value, writer in
            writer.beginObject()
            for name in value.names {
                writer.key(name)
                if let number = value.numbers[name] { writer.write(number) } else { writer.null() }
            }
            writer.endObject()
        }
    }
}

struct Reconciliation: Described {
    let ok: Bool
    let disagreements: [StatedDisagreement]
    let suspects: [StatedSuspect]

    static let fields = Fields<Self> {
        Field(\.ok, "Whether every stated total can be the sum of its parts, whatever is unknown")
        Field(\.disagreements, "Stated totals that cannot")
        Field(\.suspects, "The smallest set of numbers that would explain it; one of them, where several are as small")
    }
}

struct StatedDisagreement: Described {
    let table: String
    let `where`: Sentence
    let stated: Double
    let sum: Double
    let difference: Double

    init(_ found: Disagreement, _ given: GivenTable) {
        table = given.title
        `where` = Self.words(found.sums.map { Self.words($0, given) })
        stated = Double(found.stated) / StatedTable.scale
        sum = Double(found.counted) / StatedTable.scale
        difference = Double(found.difference) / StatedTable.scale
    }

    private static func words(_ sum: StatedSum, _ given: GivenTable) -> Sentence {
        switch sum {
        case .row(let row): "row '\(given.rows[row].label)'"
        case .column(let column): "column '\(given.columns[column])'"
        case .grandOfRows: "grand total of the rows"
        case .grandOfColumns: "grand total of the columns"
        }
    }

    /// Of several sums a few are named.
    private static func words(_ sums: [Sentence]) -> Sentence {
        guard sums.count > 1 else { return sums[0] }
        let shown = sums.prefix(sums.count > 7 ? 6 : 7)
        let list = shown.dropFirst().reduce(shown[0]) { "\($0), \($1)" }
        let more = sums.count - shown.count
        return more > 0 ? "what is unknown in \(list) and \(more) more" : "what is unknown in \(list)"
    }

    static let fields = Fields<Self> {
        Field(\.table, "The table's title")
        Field(\.where, "Which total; several, where they leave different numbers for what is unknown in them")
        Field(\.stated, "What the table states; of what is unknown what the rows leave for it")
        Field(\.sum, "What its known parts come to; of what is unknown what the columns leave for it")
        Field(\.difference, "stated less sum")
    }
}

struct StatedSuspect: Described {
    let table: String
    let row: String?
    let column: String?
    let stated: Double
    let wouldBe: Double
    let alternatives: Int

    init(_ found: Suspect, _ given: GivenTable) {
        table = given.title
        row = found.row.map { given.rows[$0].label }
        column = found.column.map { given.columns[$0] }
        stated = Double(found.stated) / StatedTable.scale
        wouldBe = Double(found.wouldBe) / StatedTable.scale
        alternatives = found.alternatives
    }

    static let fields = Fields<Self> {
        Field(\.table, "The table's title")
        Field(\.row, "The row's label; null of a column's total and of the grand total")
        Field(\.column, "The column's name; null of a row's total and of the grand total")
        Field(\.stated, "What the table states")
        Field(\.wouldBe, "What it would have to be")
        Field(
            \.alternatives,
            "How many other numbers would explain it as well, each alone in the place of this one")
    }
}
