import ModuleKit

/// One cadre or village in the sums of the regions around it: by the year of the last training, where it was never trained
/// under an empty one. Regencies and provinces have months, too, for a time that begins within a year.
struct Covered {
    /// A sex, or ``village``.
    let kind: String
    let lastOn: String?

    static let village = "village"

    /// What is counted in each row, by its kind.
    static let columns = [("L", "men"), ("P", "women"), ("-", "sex_unknown"), (village, "villages")].map {
        (kind: $0, column: $1)
    }

    /// Counts it once more, or once less, in these regions.
    func add(_ step: Int, _ district: Int64, _ regency: Int64, _ province: Int64, _ db: Database) throws {
        let year = lastOn.map { String($0.prefix(4)) } ?? ""
        for region in [district, regency, province] { try add(step, grain: 0, region, year, db) }
        guard let lastOn else { return }
        for region in [regency, province] { try add(step, grain: 1, region, String(lastOn.prefix(7)), db) }
    }

    private func add(_ step: Int, grain: Int, _ region: Int64, _ period: String, _ db: Database) throws {
        guard let column = Self.columns.first(where: { $0.kind == kind })?.column else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO trainings_covered(grain, region, period, \(column)) VALUES (?, ?, ?, ?)
                ON CONFLICT(grain, region, period) DO UPDATE SET \(column) = \(column) + excluded.\(column)
                """
        ).execute(arguments: [grain, region, period, step])
        guard step < 0 else { return }
        try db.cachedStatement(
            sql: """
                DELETE FROM trainings_covered WHERE grain = ? AND region = ? AND period = ?
                    AND men = 0 AND women = 0 AND sex_unknown = 0 AND villages = 0
                """
        ).execute(arguments: [grain, region, period])
    }
}
