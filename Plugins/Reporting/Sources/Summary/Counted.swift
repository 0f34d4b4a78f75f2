/// What the summary counts for each region and day. A share names one by its number: only ever appended to.
enum Counted: Int, CaseIterable {
    case active, inactive, proposed, ended, expired, women, sexUnknown, served, revived
    case meetings, attendance, attendanceUnknown
    case issuesOpen, issuesResolved, followupsDone, followupsOverdue
    case trainings
    case with1, with2, with3, with4, with5, with6, with7, with8, with9, with10
    /// Aimed at the region itself, and at nothing around it.
    case meetingsTop, trainingsTop
    /// Aimed at the region or at something inside it, and at something around it as well.
    case meetingsBoth, trainingsBoth
    /// Active cadres who were trained, and villages whose officials were told: in a row of sums by the year of the last
    /// time (``LastYear``).
    case trained, oriented

    /// Villages with at least so many active cadres, from 1 to 10.
    static func atLeast(_ cadres: Int) -> Counted { Counted(rawValue: with1.rawValue + cadres - 1) ?? .with10 }

    static let mostCadres = 10

    /// Whether the figure is how things stand at the end of a period: the sum of every change until then. The others
    /// are what happened in it.
    var isState: Bool {
        switch self {
        case .revived, .meetings, .attendance, .attendanceUnknown, .issuesResolved, .followupsDone, .trainings,
            .meetingsTop, .trainingsTop, .meetingsBoth, .trainingsBoth:
            false
        case .active, .inactive, .proposed, .ended, .expired, .women, .sexUnknown, .served, .issuesOpen,
            .followupsOverdue, .with1, .with2, .with3, .with4, .with5, .with6, .with7, .with8, .with9,
            .with10, .trained, .oriented:
            true
        }
    }
    /// ``isState`` of each, by its number.
    static let areStates = allCases.map(\.isState)
}
