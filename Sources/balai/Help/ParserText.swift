import ModuleKit

/// What the argument parser says of itself, which it does in English only, in the language of this run.
enum ParserText {
    static func spoken(_ text: String) -> String {
        // Options that stand before any command are read by themselves, and the parser makes a name of their type's.
        let text = text.replacing("global [", with: "balai [").replacing("'global --help'", with: "'balai --help'")
        return phrases.reduce(text) { text, phrase in text.replacing(phrase.description, with: say(phrase)) }
    }

    private static let phrases: [Sentence] = [
        "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "(values: ", "Show help information.",
        "Show the version.",
        "See 'balai help <subcommand>' for detailed help.", "for more information.", "Error:", "Usage:",
        "Missing expected argument", "Unknown option", "Missing value for", "Unexpected argument",
        "Please provide one of", "The value", "is invalid for", " or '", "  See",
    ]
}
