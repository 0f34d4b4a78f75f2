import ModuleKit

/// What an office calls its meetings.
enum MeetingKind: String, Choice {
    /// Rapat koordinasi.
    case rakor
    /// Rapat teknis.
    case technical
    /// Musyawarah desa.
    case musdes
    /// Musyawarah dusun.
    case musdus
    /// Musyawarah perencanaan pembangunan desa.
    case musrenbangdes
    case fgd
    /// Audiensi.
    case audience
    case other
}

/// Whether people meet in a room, over the network, or both.
enum MeetingMode: String, Choice { case onsite, online, hybrid }

/// Of which level of government a meeting is.
enum MeetingLevel: String, Choice { case province, regency, district, village }

enum Sex: String, Choice { case male = "L", female = "P" }

/// What an invitee answered.
enum InvitationAnswer: String, Choice { case confirmed, declined }

/// Who came, and who did not.
enum AttendanceStatus: String, Choice {
    case present
    case absent
    case excused
    /// Somebody else came in the person's place.
    case represented

    /// Of two accounts of the same person at one meeting, the one that says more stands.
    var weight: Int {
        switch self {
        case .present: 3
        case .represented: 2
        case .excused: 1
        case .absent: 0
        }
    }
}

/// Stages of development in which the community takes part (UU 6/2014).
enum IdeaStage: String, Choice { case planning, implementation, utilisation }
