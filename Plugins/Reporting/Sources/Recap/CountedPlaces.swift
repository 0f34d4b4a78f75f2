import ModuleKit

/// The boundaries by which records are counted, as common tables of a query: `place(region, code)`, for which code
/// each region counts, and `area(region, code, name, is_village)`, the regions that there are.
struct CountedPlaces {
    let tables: String
    let arguments: StatementArguments

    /// The present boundaries as the summary keeps them.
    static let kept = CountedPlaces(
        tables: """
            place(region, code) AS (SELECT region, code FROM reporting_place),
            area(region, code, name, is_village) AS (
                SELECT id, code, name, level = 'village' FROM registry_pub_region)
            """, arguments: [:])

    /// Those of a placement made now.
    init(_ placement: Placement) {
        tables = """
            place(region, code) AS MATERIALIZED (SELECT CAST(key AS INTEGER), value FROM json_each(:places)),
            area(region, code, name, is_village) AS MATERIALIZED (
                SELECT CAST(key AS INTEGER), value ->> 0, value ->> 1, value ->> 2 FROM json_each(:areas))
            """
        arguments = ["places": placement.codesText, "areas": placement.areasText]
    }

    private init(tables: String, arguments: StatementArguments) {
        self.tables = tables
        self.arguments = arguments
    }
}
