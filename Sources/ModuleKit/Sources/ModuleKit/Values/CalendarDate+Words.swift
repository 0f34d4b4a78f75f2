extension CalendarDate {
    /// The day as a sentence for people has it: `26 November 2026`.
    public var words: Sentence { "\(day) \(monthName) \(year)" }

    private var monthName: Sentence {
        let names: [Sentence] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return names[month - 1]
    }
}
