import ModuleKit

/// By which regions a recap has its rows.
enum RecapLevel: String, Choice {
    case province
    case regency
    case district
    case village

    /// Characters in the code of such a region; the code of what lies inside begins with it.
    var codeLength: Int {
        switch self {
        case .province: 2
        case .regency: 5
        case .district: 8
        case .village: 13
        }
    }

    /// The levels by which what lies inside a region can be told apart; "" is the whole.
    static func inside(_ code: String) -> [RecapLevel] { allCases.filter { $0.codeLength >= code.utf8.count } }

    /// The level of the regions in which such ones lie.
    var around: RecapLevel? {
        switch self {
        case .province: nil
        case .regency: .province
        case .district: .regency
        case .village: .district
        }
    }

    /// As a heading has it.
    var words: String {
        switch self {
        case .province: "Provinsi"
        case .regency: "Kabupaten/Kota"
        case .district: "Kecamatan"
        case .village: "Desa/Kelurahan"
        }
    }
}
