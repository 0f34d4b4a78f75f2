import Foundation
import SeededTesting
import StoreTesting
import Testing

@testable import Host

@Suite struct ModuleFileTests {
    private func check(_ folder: TestFolder, _ bytes: some Sequence<UInt8>) throws -> String? {
        try folder.write("module.so", bytes)
        do throws(ModuleRefusal) {
            try ModuleFile.check(folder.path("module.so"))
            return nil
        } catch {
            return error.reason.description
        }
    }

    @Test("A file cut at any length is refused")
    func cut() throws {
        let libraries = try TestLibraries()
        let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: try libraries.c("whole", "int x = 1;"))))
        #expect(try check(libraries.folder, whole) == nil)
        var random = SeededRandom(seed: 21)
        for _ in 0..<500 {
            let length = Int.random(in: 0..<whole.count, using: &random)
            #expect(try check(libraries.folder, whole[..<length]) != nil, "\(length) of \(whole.count)")
        }
    }

    @Test("No changed byte makes the check fall over, and where it lets a file pass, that is as long as it says")
    func corrupted() throws {
        let libraries = try TestLibraries()
        let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: try libraries.c("whole", "int x = 1;"))))
        var random = SeededRandom(seed: 22)
        var refused = 0
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0...3, using: &random) {
                // Where the headers are, and what they count by.
                let place = Int.random(in: 0..<(Bool.random(using: &random) ? 64 : 700), using: &random)
                bytes[place] =
                    [0, 0xff, 0x7f, 0x80, UInt8.random(in: 0...255, using: &random)]
                    .randomElement(using: &random) ?? 0
            }
            if try check(libraries.folder, bytes) != nil {
                refused += 1
            } else {
                // Without its last byte it must be refused: something in it ends there.
                #expect(try check(libraries.folder, bytes.dropLast()) != nil || sectionsMoved(bytes, whole))
            }
        }
        #expect(refused > 500)
    }

    /// The section headers, which end the file, were set elsewhere.
    private func sectionsMoved(_ bytes: [UInt8], _ whole: [UInt8]) -> Bool {
        bytes[40..<48] != whole[40..<48] || bytes[58..<62] != whole[58..<62]
    }
}
