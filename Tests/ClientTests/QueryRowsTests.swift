import ModuleKit
import Testing

@testable import balai

@Suite struct QueryRowsTests {
    @Test func `columns and rows become records, and a name that came before gets a number`() {
        let answer: JSONValue = [
            "columns": ["n", "n", "name"], "rows": [[1, 2, "Contoh"], [3, nil, ""]], "truncated": false,
        ]
        let items: JSONValue = [["n": 1, "n_2": 2, "name": "Contoh"], ["n": 3, "n_2": nil, "name": ""]]
        #expect(answer.rowsAsItems == ["items": items])
        #expect(CSVText(known: nil).text(answer.rowsAsItems) == "n,n_2,name\r\n1,2,Contoh\r\n3,,\r\n")
    }

    @Test func `another answer stays as it is`() {
        for answer: JSONValue in [["columns": ["a"], "rows": [[1, 2]]], ["rows": [1]], ["items": []], 3] {
            #expect(answer.rowsAsItems == answer)
        }
    }
}
