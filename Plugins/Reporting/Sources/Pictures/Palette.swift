/// Colours that the colour-blind tell apart, and that differ in lightness, so that print in grey keeps them apart, too.
enum Palette {
    /// For things beside each other: of the set of Okabe and Ito, and a grey; each is darker or lighter by far than the
    /// next one.
    static let series = ["#0072B2", "#E69F00", "#3D3D3D", "#56B4E9", "#D55E00", "#F0E442"]

    /// For one measure from little to much: a blue that grows darker evenly.
    static let ramp = ["#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"]

    static let axis = "#666666"
    static let grid = "#dddddd"
}
