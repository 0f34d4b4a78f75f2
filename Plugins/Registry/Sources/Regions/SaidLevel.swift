import ModuleKit

extension RegionIndex {
    /// What a query says before the name, as in Kel. Muara Komam. `Kota` is no such word: it begins names.
    enum Said {
        case level(RegionLevel)
        case kind(RegionKind)

        /// Nil where the text says nothing of the kind.
        init?(_ text: some StringProtocol) {
            let word = text.drop { $0 == " " }.prefix { $0.isLetter }.lowercased()
            switch word {
            case "prov", "propinsi", "provinsi": self = .level(.province)
            case "kab", "kabupaten": self = .kind(.kabupaten)
            case "kec", "kecamatan": self = .level(.district)
            case "kel", "kelurahan": self = .kind(.kelurahan)
            case "ds", "desa", "kampung": self = .level(.village)
            default: return nil
            }
        }

        func meets(_ place: Place) -> Bool {
            switch self {
            case .level(let level): place.level == level
            case .kind(let kind): place.kind == kind
            }
        }
    }
}
