import ArgumentParser

/// How an answer is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, ndjson, csv

    /// Whether what is printed is read by a program that expects JSON.
    var isJSON: Bool { self == .json || self == .ndjson }

    static func refusal(_ text: String) -> UsageError {
        UsageError("'--output' takes one of \(allCases.map(\.rawValue).joined(separator: ", ")), not '\(text)'")
    }
}
