import ModuleKit

/// By which regions a recap has its rows.
enum RecapLevel: String, Choice, Comparable {
    case regency
    case district
    case village

    /// Characters in the code of such a region; the code of what lies inside begins with it.
    var codeLength: Int {
        switch self {
        case .regency: 5
        case .district: 8
        case .village: 13
        }
    }

    /// The levels by which what lies inside a region can be told apart.
    static func inside(_ region: RegionCode) -> [RecapLevel] {
        allCases.filter { $0.codeLength >= region.text.utf8.count }
    }

    static func < (a: Self, b: Self) -> Bool { a.codeLength < b.codeLength }
}
