import ModuleKit

/// What a list says of whether somebody serves. Nothing of it is kept: a list takes in those who serve, and whoever it says
/// does not is for somebody to look at.
extension CellReader {
    /// Why a row is not taken as one of a person who serves; nil where it says nothing against it.
    func doubtOfService() -> Sentence? {
        for column in [CadreColumn.state, .status] {
            guard let text = cells[column], !SaidState.isActive(text) else { continue }
            if column == .status, SaidState.isOfMarriage(text) { continue }
            return doubt(text, column)
        }
        return cells[.remarks].flatMap { SaidState.end(in: $0) }.map { doubt($0, .remarks) }
    }

    private func doubt(_ text: String, _ column: CadreColumn) -> Sentence {
        """
        '\(text.prefix(60))' under '\(sheet.heading(column))' does not say that the person serves, and a list takes in those \
        who do: record one who has stopped with registry.cadre.add, where that is not done, and then with \
        registry.cadre.end or registry.cadre.deactivate. Of one who serves clear the cell
        """
    }
}

private enum SaidState {
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Aktif, Masih bertugas, a tick. What nobody knows is not: Tidak aktif, Cuti.
    static func isActive(_ text: String) -> Bool {
        let besides: Set<String> = ["kader", "kpmd", "kpm", "anggota", "pengurus", "masih", "sebagai"]
        let active: Set<String> = ["aktif", "active", "ya", "iya", "y", "v", "bertugas", "menjabat"]
        return words(text).allSatisfy { besides.contains($0) || active.contains($0) }
    }

    /// Status is also what people call whether somebody is married.
    static func isOfMarriage(_ text: String) -> Bool {
        let besides: Set<String> = ["belum", "blm", "sudah", "sdh", "tidak", "hidup", "mati"]
        let married: Set<String> = [
            "kawin", "menikah", "nikah", "lajang", "janda", "duda", "cerai", "single", "k", "tk", "bk",
        ]
        let words = words(text)
        return words.contains { married.contains($0) }
            && words.allSatisfy { besides.contains($0) || married.contains($0) }
    }

    /// The words of remarks that say that a service has ended; of one who replaces another they say it of the other.
    static func end(in remarks: String) -> String? {
        let words = words(remarks)
        guard !words.contains(where: { ["pengganti", "menggantikan", "gantikan"].contains($0) }) else { return nil }
        let ends: Set<String> = [
            "berhenti", "diberhentikan", "meninggal", "wafat", "nonaktif", "dinonaktifkan", "mengundurkan", "mundur",
        ]
        if let word = words.first(where: { ends.contains($0) }) { return word }
        let denied = zip(words, words.dropFirst()).first {
            ["tidak", "tdk", "tak", "non", "kurang"].contains($0) && $1 == "aktif"
        }
        return denied.map { "\($0) \($1)" }
    }
}
