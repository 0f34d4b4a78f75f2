/// The languages in which the program speaks.
public enum Language: String, Choice {
    case indonesian = "id"
    case english = "en"
}

/// What is the same for every module of one office: its language, and what stands on every paper it prints.
///
/// The settings of `core`. Where something of the letterhead is not set, papers leave a line to be filled in by hand.
public struct OfficeSettings: ModuleSettings {
    public static let module = "core"

    @Parameter("Language of answers where the caller names none") public var language = Language.indonesian
    @Parameter(
        "Lines above the office's name on its papers, such as the government it belongs to", .items(0...4),
        .each(.length(1...120))) public var officeParent: [String] = []
    @Parameter("Name of the office as its papers have it", .length(1...200)) public var officeName: String?
    @Parameter("Address, with telephone and other ways to reach it", .items(0...4), .each(.length(1...200)))
    public var officeAddress: [String] = []
    @Parameter("Place in which papers are dated and signed", .length(1...100)) public var officePlace: String?
    @Parameter("What the head of the office is called, as Kepala Dinas", .length(1...150)) public var headTitle: String?
    @Parameter("Name of the head of the office, with titles", .length(1...150)) public var headName: String?
    @Parameter("Rank of the head of the office, as Pembina Utama Madya", .length(1...100)) public var headRank: String?
    @Parameter("Civil servant's number (NIP) of the head of the office", .pattern("^[0-9 ]{18,23}$", "18 digits"))
    public var headNip: String?

    public init() {}
}
