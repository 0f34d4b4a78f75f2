import ModuleKit

/// A region's code as the Ministry of Home Affairs writes it, with dots: `64`, `64.01`, `64.01.07`, `64.01.07.2002`
/// (Kepmendagri 300.2.2-2430/2025).
struct RegionCode: PatternText {
    static let pattern = #"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"#
    static var expected: Sentence { "a region's code with dots, like 64.01.07.2002" }

    let text: String

    init(unchecked text: String) { self.text = text }

    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard [2, 5, 8, 13].contains(utf8.count) else { return false }
        return utf8.indices.allSatisfy { i in
            [2, 5, 8].contains(i) ? utf8[i] == UInt8(ascii: ".") : utf8[i] &- 0x30 < 10
        }
    }

    var level: RegionLevel {
        switch text.utf8.count {
        case 2: .province
        case 5: .regency
        case 8: .district
        default: .village
        }
    }

    /// The code of the region around it; nil of a province.
    var parent: RegionCode? {
        text.lastIndex(of: ".").map { RegionCode(unchecked: String(text[..<$0])) }
    }
}

enum RegionLevel: String, Choice {
    case province
    case regency
    case district
    case village
}

extension RegionLevel {
    /// For sentences.
    var said: Sentence {
        switch self {
        case .province: "province"
        case .regency: "regency"
        case .district: "district"
        case .village: "village"
        }
    }
}

/// What a region is called by law; the names are the law's own.
enum RegionKind: String, Choice {
    case provinsi
    case kabupaten
    case kota
    case kecamatan
    case kelurahan
    case desa
    case desaAdat = "desa adat"
}

extension RegionKind {
    /// What the code says: regencies are numbered 01 to 69 and cities 71 to 99, and a village's four digits begin with 1
    /// (kelurahan), 2 (desa) or 3 (desa adat). Nil where it says nothing known.
    init?(code: RegionCode) {
        switch code.level {
        case .province: self = .provinsi
        case .regency: self = code.text.suffix(2) >= "71" ? .kota : .kabupaten
        case .district: self = .kecamatan
        case .village:
            switch code.text.suffix(4).first {
            case "1": self = .kelurahan
            case "2": self = .desa
            case "3": self = .desaAdat
            default: return nil
            }
        }
    }
}
