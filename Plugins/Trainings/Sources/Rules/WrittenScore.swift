/// A score as a sheet has it: `85`, `85,5` or `85.5`; a blank or a dash is none.
enum WrittenScore: Equatable {
    case none
    case number(Double)
    case unreadable

    init(_ cell: String) {
        let text = cell.filter { !$0.isWhitespace }
        if text.isEmpty || text == "-" || text == "–" {
            self = .none
            return
        }
        let digits = text.replacing(",", with: ".")
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e }),
            digits.utf8.count(where: { $0 == 0x2e }) <= 1, let number = Double(digits)
        else {
            self = .unreadable
            return
        }
        self = .number(number)
    }
}
