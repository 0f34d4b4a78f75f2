import ModuleKit

/// What a row that is not sure could mean: a village, or a cadre who is there.
struct ImportCandidate: Described {
    let cadre: Int64?
    let village: String
    let name: String
    let path: String?

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre; null of a village")
        Field(\.village, "Code of the village")
        Field(\.name, "Name of the cadre or the village")
        Field(\.path, "Where the village lies, from the inside out; null of a cadre")
    }
}

/// A row that somebody must look at before it is taken.
struct DoubtfulRow: Described {
    let line: Int
    let reason: Sentence
    let candidates: [ImportCandidate]

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, from 1; of a sheet, the row")
        Field(\.reason, "What is not sure")
        Field(\.candidates, "What it could mean")
    }
}

/// A row that cannot be taken as it is.
struct RefusedCadre: Described {
    let line: Int
    let reason: Sentence

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, from 1; of a sheet, the row")
        Field(\.reason, "What is wrong with it")
    }
}

/// A row that was taken, and of which something surprises.
struct RowWarning: Described {
    let line: Int
    let name: String
    let message: Sentence

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, from 1; of a sheet, the row")
        Field(\.name, "A stable word: nik_region, nik_birth_date or nik_sex")
        Field(\.message, "What surprises")
    }
}

struct CadreImport: Described {
    /// More rows than this of a kind are counted, and not shown.
    static let mostShown = 10_000

    let ignoredColumns: [String]
    private(set) var accepted = 0
    private(set) var unchanged = 0
    private(set) var doubtfulCount = 0
    private(set) var refusedCount = 0
    private(set) var warningCount = 0
    private(set) var doubtful: [DoubtfulRow] = []
    private(set) var refused: [RefusedCadre] = []
    private(set) var warnings: [RowWarning] = []

    init(_ sheet: CadreSheet) { ignoredColumns = sheet.ignored }

    mutating func count(_ outcome: RowOutcome, _ warnings: [Warning], line: Int) {
        warningCount += warnings.count
        if self.warnings.count < Self.mostShown {
            self.warnings += warnings.map { RowWarning(line: line, name: $0.name, message: $0.message) }
        }
        switch outcome {
        case .accepted: accepted += 1
        case .unchanged: unchanged += 1
        case .doubtful(let reason, let candidates):
            doubtfulCount += 1
            guard doubtful.count < Self.mostShown else { return }
            doubtful.append(DoubtfulRow(line: line, reason: reason, candidates: candidates))
        case .refused(let reason):
            refusedCount += 1
            guard refused.count < Self.mostShown else { return }
            refused.append(RefusedCadre(line: line, reason: reason))
        }
    }

    static let fields = Fields<Self> {
        Field(\.ignoredColumns, "Headings of the columns of which nothing was taken; mapping tells what they mean")
        Field(\.accepted, "Rows that brought something new: a cadre, a decree, or what was not known")
        Field(\.unchanged, "Rows of which everything is recorded already")
        Field(\.doubtfulCount, "Rows that somebody must look at")
        Field(\.refusedCount, "Rows that cannot be taken as they are")
        Field(\.warningCount, "What surprises in rows that were taken")
        Field(\.doubtful, "The first ten thousand of those to look at, with what they could mean")
        Field(\.refused, "The first ten thousand of those refused, and why")
        Field(\.warnings, "The first ten thousand of what surprises in rows that were taken; each is possible")
    }
}

/// What becomes of one row.
enum RowOutcome: Sendable {
    case accepted(CadreChange)
    case unchanged
    case doubtful(Sentence, [ImportCandidate])
    case refused(Sentence)
}
