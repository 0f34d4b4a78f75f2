import DocumentKit
import ModuleKit

/// In what form a table is answered.
enum TableFormat: String, Choice { case json, csv, xlsx, html }

/// How a CSV file is written: with `;` and a decimal comma for an Indonesian Excel, or as programs read it.
enum CSVStyle: String, Choice {
    case indonesian, international

    var form: CSVForm { self == .indonesian ? .indonesian : .international }
}

/// The sheets that papers are printed on.
enum PaperSize: String, Choice {
    case a4
    /// 215 × 330 millimetres.
    case f4

    var paper: Paper { self == .a4 ? .a4 : .f4 }
}

/// What every table takes that leaves as a file, too.
struct TableRequest: ParameterObject {
    @Parameter("json answers rows, the others a file with all of them; html is ready to be printed")
    var format = TableFormat.json
    @Parameter("How csv is written") var csv = CSVStyle.indonesian
    @Parameter("The sheet on which html is printed") var paper = PaperSize.f4

    /// A sheet has 1,048,576 rows; a larger table is exported region by region.
    static let mostRows = 1_000_000

    /// - Throws: `invalid_params` of more rows than a sheet has.
    static func check(_ rows: Int) throws {
        guard rows > mostRows else { return }
        throw RPCError.invalid("within", "items", "More than \(mostRows) rows: export the table region by region")
    }

    /// The table in the form that was asked for; nil where that is json.
    ///
    /// - Parameters:
    ///   - name: what the file is called, without what follows the point.
    ///   - table: with headings for programs, or for people.
    func file(
        _ name: String, _ marks: Marks, table: (_ named: Bool) -> DocumentKit.Table, page: () throws -> String
    ) throws -> File? {
        switch format {
        case .json: return nil
        case .csv:
            let content = marks.beside(table(csv == .international), csv).csv(csv.form)
            return File(name: name + ".csv", mediaType: "text/csv", content: content)
        case .xlsx: return File(name: name + ".xlsx", mediaType: .xlsx, content: try marks.above(table(false)).xlsx())
        case .html: return File(name: name + ".html", mediaType: "text/html", content: Array(try page().utf8))
        }
    }
}

extension String {
    /// The media type of such a file.
    static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}
