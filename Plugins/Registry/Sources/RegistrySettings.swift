import ModuleKit

/// What differs between offices in the registry. The numbers warn; nothing is refused for them.
struct RegistrySettings: ModuleSettings {
    static let module = "registry"

    @Parameter("Cadres that a village should have at least", .range(1...10)) var minimumCadres = 5
    @Parameter("Months without meeting or training after which an active cadre is dormant", .range(1...600))
    var dormancyMonths = 12
    @Parameter("Years that a term on a board should last at most", .range(1...100)) var boardTermYears = 5
    @Parameter("Terms that a person should serve on one board at most", .range(1...100)) var boardTermsMost = 2
}
