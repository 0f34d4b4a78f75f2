import DocumentKit
import ModuleKit

/// Takes scores from a sheet. A row is taken whole or not at all; one that could be of two people is left to people.
struct ImportScores: WriteCommand {
    static let about = About(
        "trainings.score.import", "Record scores from a sheet; the same sheet again changes nothing", access: .clerk,
        example: #"""
            {"training": 1, "file": "Nama;Pre;Post\nContoh Aminah;55;80,5\n", "format": "csv", "columns": [
              {"heading": "Pre", "phase": "pre", "dimension": "knowledge", "max": 100},
              {"heading": "Post", "phase": "post", "dimension": "knowledge", "max": 100}]}
            """#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("The sheet, with a row of headings") var file: File
    @Parameter("How the file is written") var format: Format
    @Parameter("Heading of the names; Nama, Nama Peserta or Nama Lengkap where it is missing", .length(1...100))
    var nameHeading: String?
    @Parameter("Columns with scores", .items(1...20)) var columns: [ScoreColumn]

    enum Format: String, Choice {
        case csv, xlsx

        var reading: TableReader.Format { self == .csv ? .csv : .xlsx }
    }

    func validate(_ faults: inout Faults) {
        if Set(columns.map(\.heading)).count < columns.count {
            faults.add(at: "columns", "unique", "Two columns have the same heading")
        }
        let keys = columns.map { "\($0.phase) \($0.dimension) \($0.instrument ?? "")" }
        if Set(keys).count < keys.count {
            faults.add(at: "columns", "unique", "Two columns hold the same phase, dimension and instrument")
        }
    }

    func run(_ store: Transaction) throws -> ScoreImport {
        let measures = columns.map(\.measure)
        for measure in measures { try measure.check(in: training, store.db) }
        let sheet = try ScoreSheet(
            file.content, format.reading, name: nameHeading, columns: columns.map(\.heading))
        let assessments = try measures.enumerated().map { place, measure in
            try measure.assessment(of: training, at: "columns/\(place)/max", in: store)
        }
        let roll = try ScoreRoll(training, store.snapshot)
        var report = ScoreImport()
        var seen: [Int64: Int] = [:]
        for line in sheet.lines {
            let participant: ScoreRoll.Entry
            switch roll.find(line) {
            case .one(let entry): participant = entry
            case .doubtful(let reason, let candidates):
                report.doubtful.append(DoubtfulScore(line: line.line, reason: reason, candidates: candidates))
                continue
            case .nobody(let reason):
                report.refused.append(RefusedScore(line: line.line, reason: reason))
                continue
            }
            if let reason = try refusal(line, participant, seen[participant.id]) {
                report.refused.append(RefusedScore(line: line.line, reason: reason))
                continue
            }
            seen[participant.id] = line.line
            var isChanged = false
            for (cell, assessment) in zip(line.cells, assessments) {
                guard case .number(let score) = WrittenScore(cell) else { continue }
                if try Measure.record(score, of: participant.id, in: assessment, store) { isChanged = true }
            }
            if isChanged { report.accepted += 1 } else { report.unchanged += 1 }
        }
        return report
    }

    private func refusal(_ line: ScoreSheet.Line, _ participant: ScoreRoll.Entry, _ before: Int?) throws -> Sentence? {
        if let before { return "Line \(before) has scores of the same participant" }
        for column in columns where participant.state.after(column.measure.step) == nil {
            return "The participant \(participant.id) is '\(participant.state.rawValue)', and takes no scores"
        }
        for (cell, column) in zip(line.cells, columns) {
            switch WrittenScore(cell) {
            case .none: continue
            case .unreadable: return "\(column.heading): is no number"
            case .number(let score):
                if score > column.max {
                    return "\(column.heading): \(Score.text(score)) is above the maximum of \(Score.text(column.max))"
                }
            }
        }
        return nil
    }
}

/// A column of a sheet, and what its scores are.
struct ScoreColumn: ParameterObject {
    @Parameter("Its heading in the sheet", .length(1...100)) var heading: String
    @Parameter("When it was measured") var phase: Phase
    @Parameter("What was measured") var dimension: Dimension
    @Parameter("With what it was measured", .length(1...120)) var instrument: String?
    @Parameter("Highest score that can be reached", .range(0.01...1_000_000)) var max: Double

    var measure: Measure { Measure(phase: phase, dimension: dimension, instrument: instrument, max: max) }
}

struct ScoreImport: Described {
    var accepted = 0
    var unchanged = 0
    var doubtful: [DoubtfulScore] = []
    var refused: [RefusedScore] = []

    static let fields = Fields<Self> {
        Field(\.accepted, "Rows of which something was recorded")
        Field(\.unchanged, "Rows that are recorded so already")
        Field(\.doubtful, "Rows that could be of more than one, or of somebody spelled otherwise; nothing was recorded")
        Field(\.refused, "Rows that were not taken, and why")
    }
}

struct DoubtfulScore: Described {
    let line: Int
    let reason: Sentence
    let candidates: [ScoreCandidate]

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, or row of the sheet")
        Field(\.reason, "Why it is doubtful")
        Field(\.candidates, "Who could be meant")
    }
}

struct ScoreCandidate: Described {
    let participant: Int64
    let name: String

    static let fields = Fields<Self> {
        Field(\.participant, "The enrolment")
        Field(\.name, "The name")
    }
}

struct RefusedScore: Described {
    let line: Int
    let reason: Sentence

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, or row of the sheet")
        Field(\.reason, "Why it was not taken")
    }
}
