import HallTesting
import ModuleKit
import Testing

@testable import Registry

@Suite struct SearchTests {
    private func match(_ query: String, _ name: String) -> NameQuery.Match? {
        NameQuery(query).match(FoldedName(name)) ?? NameQuery(query).nearParts(of: FoldedName(name))
    }

    @Test func `case, spacing, marks and words for the kind of place are forgiven`() {
        for query in [
            "BATU  BOTUK", "Desa Batu Botuk", "Kel. Batu Botuk", "kelurahan batu botuk", "Kec. Batu Botuk",
            "Kab. Batu Botuk", "Kampung Batu-Botuk", "Ds. Batu Botuk", "Batu Bótuk",
        ] { #expect(match(query, "Batu Botuk") == .same, "\(query)") }
        #expect(match("Kota", "Kota") == .same, "a name that is such a word alone is kept")
    }

    @Test func `numbers are one, in figures, in Roman ones and in words, and never nearly right`() {
        for query in ["Suka Maju II", "Suka Maju 2", "suka maju dua", "Suka Maju 02"] {
            #expect(match(query, "Suka Maju II") == .same, "\(query)")
        }
        #expect(match("Suka Maju Dua Belas", "Suka Maju XII") == .same)
        #expect(match("Suka Maju Sebelas", "Suka Maju 11") == .same)
        #expect(match("Suka Maju III", "Suka Maju II") == nil)
        #expect(match("Suka Maju 3", "Suka Maju 2") == nil)
        #expect(match("Suka Maju", "Suka Maju II") == .beginning)
        #expect(match("Suka Majo 2", "Suka Maju II") == .near(1))
    }

    @Test func `one or two wrong letters are forgiven, also in a part of the name`() {
        #expect(match("Batu Botok", "Batu Botuk") == .near(1))
        #expect(match("Batu Butok", "Batu Botuk") == .near(2))
        #expect(match("Desa Butok", "Batu Botuk") == .near(12))
        #expect(match("Botak", "Batu Botuk") == .near(11))
        #expect(match("Butik", "Batu Ampar") == nil)
        #expect(match("Rotuk", "Batu Botuk") == nil, "a first letter is rarely wrong")
        #expect(match("Uka", "Uko") == nil, "in a short word every letter counts")
    }
}
