import ModuleKit

/// What every record of the registry has.
extension Words {
    static let registry: Words = [
        "Number of the village, which stays when its code changes": "Nomor desa, yang tetap walaupun kodenya berubah",
        "The cadres, in the order of their numbers": "Para kader, menurut urutan nomornya",
        "Codes of the provinces in which that is, before and after: elsewhere all is as it was":
            "Kode provinsi tempat hal itu terjadi, sebelum dan sesudahnya: di tempat lain semuanya tetap",
        "Since when it is so; null where that was not told": "Sejak kapan demikian; null jika tidak dicatat",
    ]
}
