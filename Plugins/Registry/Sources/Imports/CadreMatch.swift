import ModuleKit

/// How a row meets who is known in its village.
enum CadreMatch {
    /// Nobody like that is known.
    case new
    case same(KnownCadre)
    /// One who has ended, and nobody else.
    case ended(KnownCadre)
    case doubtful(Sentence, [KnownCadre])

    /// The same number is the same person; so is the same name where nothing speaks against it. A name that is nearly
    /// the same, with the same birth date, and a same name of which something else differs must be looked at.
    ///
    /// - Parameter nik: by which the row's number would be found.
    init(_ row: CadreRow, nik: [UInt8]?, _ known: [KnownCadre]) {
        let key = PersonName(row.name)
        var same: [KnownCadre] = []
        var doubts: [(Sentence, KnownCadre)] = []
        for one in known {
            switch Self.number(row, nik, one) {
            case true?:
                if one.key.isNear(key) {
                    same.append(one)
                } else {
                    doubts.append(("The same NIK is recorded under another name", one))
                }
            // Two numbers are two persons, whatever they are called.
            case false?: continue
            case nil:
                if one.key.key == key.key {
                    if let difference = Self.difference(row, one) {
                        doubts.append((difference, one))
                    } else {
                        same.append(one)
                    }
                } else if let birth = row.birthDate, birth == one.birthDate, one.key.isNear(key) {
                    doubts.append(("Nearly the same name and the same birth date are there already", one))
                }
            }
        }
        let standing = same.filter { $0.state != .ended }
        if standing.count == 1, let one = standing.first {
            self = .same(one)
        } else if standing.count > 1 {
            self = .doubtful("Several of that name are there", standing)
        } else if let ended = same.last {
            self = .ended(ended)
        } else if let doubt = doubts.first {
            self = .doubtful(doubt.0, doubts.map(\.1))
        } else {
            self = .new
        }
    }

    /// Whether the numbers are the same; nil where one is not known.
    private static func number(_ row: CadreRow, _ nik: [UInt8]?, _ known: KnownCadre) -> Bool? {
        switch known.nik {
        case nil: nil
        case .text(let text)?: row.nik.map { $0.text == text }
        case .lookup(let lookup)?: row.nik == nil ? nil : lookup == nik
        }
    }

    private static func difference(_ row: CadreRow, _ known: KnownCadre) -> Sentence? {
        if let birth = row.birthDate, let other = known.birthDate, birth != other {
            return "The same name is there with another birth date"
        }
        if let sex = row.sex, let other = known.sex, sex != other { return "The same name is there with another sex" }
        return nil
    }
}

extension KnownCadre {
    /// To be shown, with the village's code.
    func candidate(_ village: RegionCode) -> ImportCandidate {
        guard case .cadre(let id) = source else {
            return ImportCandidate(cadre: nil, village: village.text, name: name, path: nil)
        }
        return ImportCandidate(cadre: id, village: village.text, name: name, path: nil)
    }
}
