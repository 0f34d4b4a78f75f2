/// How members and flags are spelled: `starts_at` on the wire, `--starts-at` or `--starts_at` on the command line.
enum FlagName {
    /// The path that a flag names, in the wire's spelling; `--place.name` is `["place", "name"]`.
    static func path(_ flag: some StringProtocol) -> [String] {
        flag.split(separator: ".", omittingEmptySubsequences: false).map { part in
            String(part.map { $0 == "-" ? "_" : $0 })
        }
    }

    /// The flag of a path, as help prints it.
    static func flag(_ path: [String]) -> String {
        "--" + path.map { part in String(part.map { $0 == "_" ? "-" : $0 }) }.joined(separator: ".")
    }
}
