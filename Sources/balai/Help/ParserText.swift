import ModuleKit

/// What the argument parser says of itself, which it does in English only, in the language of this run.
enum ParserText {
    static func spoken(_ text: String) -> String {
        phrases.reduce(text) { text, phrase in text.replacing(phrase.description, with: say(phrase)) }
    }

    private static let phrases: [Sentence] = [
        "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "(values: ", "Show help information.",
        "See 'balai help <subcommand>' for detailed help.", "for more information.", "Error:", "Usage:",
        "Missing expected argument", "Unknown option", "Missing value for", "Unexpected argument",
        "Please provide one of", "is invalid for",
    ]
}
