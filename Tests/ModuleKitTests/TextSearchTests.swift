import ModuleKit
import Testing

@Suite struct TextSearchTests {
    @Test(
        "a part is found whichever case its letters have, and signs mean themselves",
        arguments: [
            ("Bidang PKSB", "pksb", true), ("Bidang PKSB", "idang p", true), ("Bidang PKSB", "pkbs", false),
            ("André", "ANDRÉ", true), ("Andre", "andré", false), ("100% selesai", "0% s", true),
            ("100 selesai", "0% s", false), ("a_b", "A_B", true), ("axb", "a_b", false), (#"c\d"#, #"C\D"#, true),
            (#"c\%"#, #"\%"#, true), ("cd", #"c\d"#, false), ("O'Neil", "o'n", true),
        ])
    func finds(_ stored: String, _ text: String, _ isFound: Bool) throws {
        let found = try DatabaseQueue().read { db in
            try Bool.fetchOne(
                db, sql: "SELECT \(TextSearch.sql("stored", text)) FROM (SELECT :stored AS stored)",
                arguments: ["stored": stored, "text": text])
        }
        #expect(found == isFound)
    }
}
