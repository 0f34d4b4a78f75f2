import ModuleKit
import SeededTesting
import Testing

/// What is wrong with a text of JSON as a value of a type.
private func faults<Value: WireValue>(_ type: Value.Type, _ json: String) throws -> [Fault] {
    try withJSON(json) { json in
        var faults = Faults()
        let value = Value.shape.decode(json, &faults)
        #expect((value == nil) == !faults.isEmpty)
        return faults.list
    }
}

private struct Which: ParameterObject {
    @Parameter("The note", alias: "id") var note: Int64
}

private enum Form: String, Choice { case round, flat }

@Suite struct ParameterValueTests {
    @Test("a value of another type is told with what it is, and what it should be")
    func types() throws {
        func message<Value: WireValue>(_ type: Value.Type, _ json: String) throws -> String? {
            let faults = try faults(type, json)
            return faults.count == 1 && faults[0].rule == "type" ? faults[0].message.description : nil
        }
        #expect(try message(Int.self, #""5""#) == "Is the text '5': expected a whole number")
        #expect(try message(Int64.self, "1.5") == "Is 1.5: expected a whole number")
        #expect(try message(Double.self, "[1]") == "Is a list: expected a number")
        #expect(try message(String.self, "5") == "Is 5: expected text")
        #expect(try message(Bool.self, "null") == "Is null: expected true or false")
        #expect(try message([String].self, #"{"a": 1}"#) == "Is an object: expected a list")
        #expect(try message(CalendarDate.self, "20240313") == "Is 20240313: expected a date like 2024-03-13")
        #expect(try message(Form.self, "true") == "Is true: expected one of round, flat")
        #expect(try message(String.self, #""\ud800""#) == "Is not valid Unicode text")
        let long = try message(Int.self, "\"" + String(repeating: "a", count: 100) + "\"")
        #expect(long == "Is the text '\(String(repeating: "a", count: 40))': expected a whole number")
    }

    @Test("a fault is at the name that the caller wrote", arguments: ["note", "id"]) func aliases(name: String) throws {
        #expect(try faults(Which.self, "{\"\(name)\": \"x\"}").map(\.path) == ["/\(name)"])
    }

    @Test("a cursor leads on from its item, and one with a digit mistyped or two swapped is refused")
    func cursors() throws {
        var random = SeededRandom(seed: 20_240_313)
        let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")
        for bits in 0..<63 {
            let id = Int64.random(in: 0...(1 << bits), using: &random)
            var writer = JSONWriter()
            Cursor(id: id).write(to: &writer)
            let text = try #require(JSONValue.parse(writer.bytes).string)
            #expect(Cursor(text)?.id == id)
            let place = Int.random(in: 1..<text.count, using: &random)
            var other = Array(text)
            repeat { other[place] = digits.randomElement(using: &random) ?? "0" } while String(other) == text
            #expect(Cursor(String(other)) == nil, "\(text) mistyped as \(String(other))")
            var swapped = Array(text)
            swapped.swapAt(place, place - 1)
            if String(swapped) != text { #expect(Cursor(String(swapped)) == nil, "\(text) swapped") }
        }
    }
}
