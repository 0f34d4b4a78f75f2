import ModuleKit

/// A code of the ministry of the interior, with dots: `64.01.07.2002`.
struct RegionCode: PatternText {
    let text: String

    static let pattern = #"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"#
    static let expected: Sentence = "a region's code with dots, like 64.01.07.2002"

    init(unchecked text: String) { self.text = text }

    /// - Parameter path: the parameter that names it.
    /// - Throws: `invalid_params` where there is no such region now.
    static func check(_ code: RegionCode?, at path: String = "within", _ store: Snapshot) throws {
        guard let code else { return }
        let isThere = try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM registry_pub_region WHERE code = ?)"),
            arguments: [code.text])
        guard isThere == true else { throw missing(code.text, at: path) }
    }

    /// What is answered of a region that is not there.
    static func missing(_ code: String, at path: String = "within") -> RPCError {
        .invalid(
            path, "region",
            "There is no region '\(code)': registry.region.search finds it by its name, registry.region.import brings a list in"
        )
    }

    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard [2, 5, 8, 13].contains(utf8.count) else { return false }
        return utf8.enumerated().allSatisfy { place, byte in
            [2, 5, 8].contains(place) ? byte == UInt8(ascii: ".") : byte &- UInt8(ascii: "0") < 10
        }
    }
}
