/// Metrics in the text of OpenMetrics 1.0.
struct MetricsText {
    private(set) var text = ""

    /// Begins a family of metrics.
    mutating func family(_ name: String, _ type: String, _ help: String, unit: String? = nil) {
        text += "# TYPE \(name) \(type)\n"
        if let unit { text += "# UNIT \(name) \(unit)\n" }
        text += "# HELP \(name) \(help)\n"
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: some Numeric) {
        let list = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }

    /// A family of one sample.
    mutating func gauge(_ name: String, _ help: String, unit: String? = nil, _ value: some Numeric) {
        family(name, "gauge", help, unit: unit)
        sample(name, [], value)
    }

    /// A family of one sample that only rises.
    mutating func counter(_ name: String, _ help: String, _ value: some Numeric) {
        family(name, "counter", help)
        sample(name + "_total", [], value)
    }

    mutating func end() { text += "# EOF\n" }
}
