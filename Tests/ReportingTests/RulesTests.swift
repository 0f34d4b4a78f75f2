import ModuleKit
import Testing

@testable import Reporting

@Suite struct RulesTests {
    @Test("a cell that a spreadsheet would run is made harmless, and one with a comma is quoted") func cells() {
        #expect(RecapFile.cell("=1+1") == "'=1+1")
        #expect(RecapFile.cell("@a,\"b\"") == "\"'@a,\"\"b\"\"\"")
        #expect(RecapFile.cell(-3) == "-3")
        #expect(RecapFile.cell(.null) == "")
        #expect(RecapFile.cell("64.01") == "64.01")
    }

    @Test("coverage has four decimals, and none where nobody is active") func share() {
        #expect(coverage(trained: 1, active: 3) == 0.3333)
        #expect(coverage(trained: 0, active: 3) == 0)
        #expect(coverage(trained: 0, active: 0) == nil)
        #expect(coverage(trained: nil, active: 3) == nil)
    }
}
