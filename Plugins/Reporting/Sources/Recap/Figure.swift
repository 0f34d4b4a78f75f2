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
