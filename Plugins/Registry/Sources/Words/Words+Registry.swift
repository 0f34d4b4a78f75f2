import ModuleKit

/// What every record of the registry has.
extension Words {
    static let registry: Words = [
        "Number of the village, which stays when its code changes": "Nomor desa, yang tetap walaupun kodenya berubah",
        "Since when it is so; null where that was not told": "Sejak kapan demikian; null jika tidak dicatat",
    ]
}
