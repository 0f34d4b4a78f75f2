import ModuleKit

/// What a birth date can be.
enum BirthDate {
    /// Nobody who works today was born before.
    private static let earliest = 1900

    /// - Throws: `invalid_params` of a day that is still to come.
    static func refuseFuture(_ date: CalendarDate?, _ store: Transaction) throws {
        guard let date, date > store.call.today else { return }
        throw RPCError.invalid("birth_date", "range", "'\(date)' lies in the future: today is \(store.call.today)")
    }

    /// What surprises in a date that a call gave.
    static func warnings(_ date: CalendarDate?) -> [Warning] {
        guard let date, date.year < earliest else { return [] }
        return [
            Warning(
                name: "birth_date_old", path: "/birth_date",
                message: "'\(date)' is before \(earliest): compare it with the identity card")
        ]
    }
}
