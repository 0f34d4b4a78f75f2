import ModuleKit

/// What a recap counts of a region.
enum Figure: String, Choice {
    case cadresActive = "cadres_active"
    case cadresInactive = "cadres_inactive"
    case cadresProposed = "cadres_proposed"
    case cadresEnded = "cadres_ended"
    case cadresRevived = "cadres_revived"
    case cadresDecreeExpired = "cadres_decree_expired"
    case cadresWomen = "cadres_women"
    case cadresSexUnknown = "cadres_sex_unknown"
    case villages
    case villagesWithoutCadre = "villages_without_cadre"
    case villagesBelowMinimum = "villages_below_minimum"
    case meetings
    case meetingsWider = "meetings_wider"
    case attendance
    case attendanceUnknown = "attendance_unknown"
    case issuesOpen = "issues_open"
    case issuesResolved = "issues_resolved"
    case followupsDone = "followups_done"
    case followupsOverdue = "followups_overdue"
    case trainings
    case trainingsWider = "trainings_wider"
    case trainedCadres = "trained_cadres"
    case villagesOriented = "villages_oriented"

    static let count = allCases.count

    /// Where it stands in a list of all.
    var number: Int {
        switch self {
        case .cadresActive: 0
        case .cadresInactive: 1
        case .cadresProposed: 2
        case .cadresEnded: 3
        case .cadresRevived: 4
        case .cadresDecreeExpired: 5
        case .cadresWomen: 6
        case .cadresSexUnknown: 7
        case .villages: 8
        case .villagesWithoutCadre: 9
        case .villagesBelowMinimum: 10
        case .meetings: 11
        case .meetingsWider: 12
        case .attendance: 13
        case .attendanceUnknown: 14
        case .issuesOpen: 15
        case .issuesResolved: 16
        case .followupsDone: 17
        case .followupsOverdue: 18
        case .trainings: 19
        case .trainingsWider: 20
        case .trainedCadres: 21
        case .villagesOriented: 22
        }
    }

    /// The modules without any of which the figure is null.
    var modules: [String] {
        switch self {
        case .cadresActive, .cadresInactive, .cadresProposed, .cadresEnded, .cadresRevived, .cadresDecreeExpired,
            .cadresWomen, .cadresSexUnknown, .villages, .villagesWithoutCadre, .villagesBelowMinimum:
            []
        case .meetings, .meetingsWider, .attendance, .attendanceUnknown, .issuesOpen, .issuesResolved, .followupsDone,
            .followupsOverdue:
            ["meetings"]
        case .trainings, .trainingsWider, .trainedCadres: ["trainings"]
        case .villagesOriented: ["meetings", "trainings"]
        }
    }

    /// What it counts, as an answer's description has it.
    var about: Sentence {
        switch self {
        case .cadresActive: "Active at the end of the period"
        case .cadresInactive: "Inactive at the end of the period"
        case .cadresProposed: "Proposed, without a decree, at the end of the period"
        case .cadresEnded: "Ended by the end of the period"
        case .cadresRevived: "Revivals in the period; a cadre that was revived twice counts twice"
        case .cadresDecreeExpired: "Active, but the present decree had run out by the end of the period"
        case .cadresWomen: "Women among those who have not ended"
        case .cadresSexUnknown: "Those who have not ended and whose sex is unknown; not in cadres_women"
        case .villages: "Villages of every kind"
        case .villagesWithoutCadre: "Villages where nobody is proposed, active or inactive"
        case .villagesBelowMinimum: "Villages with fewer active cadres than the minimum, those without any among them"
        case .meetings: "Meetings held in the period for this region or a part of it"
        case .meetingsWider: "Meetings held in the period for a wider region only"
        case .attendance: "Persons at the meetings; null where it is unknown of all of them"
        case .attendanceUnknown: "Meetings of which nobody knows how many came; not in attendance"
        case .issuesOpen: "Issues open at the end of the period"
        case .issuesResolved: "Issues resolved in the period"
        case .followupsDone: "Follow-ups done in the period"
        case .followupsOverdue: "Follow-ups overdue at the end of the period"
        case .trainings: "Trainings begun in the period for this region or a part of it, without the cancelled"
        case .trainingsWider: "Trainings begun in the period for a wider region only"
        case .trainedCadres: "Active cadres who completed a training that ended in the period"
        case .villagesOriented:
            "Villages whose officials were told in the period, by a meeting or training, what cadres are for"
        }
    }

    /// As the office's papers call it.
    var words: String {
        switch self {
        case .cadresActive: "Kader aktif"
        case .cadresInactive: "Kader tidak aktif"
        case .cadresProposed: "Kader diusulkan"
        case .cadresEnded: "Kader berhenti"
        case .cadresRevived: "Kader dihidupkan kembali"
        case .cadresDecreeExpired: "SK kader berakhir"
        case .cadresWomen: "Kader perempuan"
        case .cadresSexUnknown: "Jenis kelamin tidak diketahui"
        case .villages: "Desa/ kelurahan"
        case .villagesWithoutCadre: "Desa tanpa kader"
        case .villagesBelowMinimum: "Desa di bawah minimum kader"
        case .meetings: "Rapat"
        case .meetingsWider: "Rapat tingkat wilayah di atasnya"
        case .attendance: "Kehadiran (orang)"
        case .attendanceUnknown: "Rapat tanpa data kehadiran"
        case .issuesOpen: "Masalah terbuka"
        case .issuesResolved: "Masalah selesai"
        case .followupsDone: "Tindak lanjut selesai"
        case .followupsOverdue: "Tindak lanjut terlambat"
        case .trainings: "Pelatihan"
        case .trainingsWider: "Pelatihan tingkat wilayah di atasnya"
        case .trainedCadres: "Kader terlatih"
        case .villagesOriented: "Desa dengan orientasi aparat"
        }
    }

    func isKnown(_ store: Snapshot) -> Bool { modules.isEmpty || modules.contains(where: store.isLoaded) }
}
