/// How many of the active have been trained, from 0 to 1 with four decimals; nil where nobody is active.
func coverage(trained: Int?, active: Int) -> Double? {
    guard let trained, active > 0 else { return nil }
    return (Double(trained) / Double(active) * 10_000).rounded() / 10_000
}
