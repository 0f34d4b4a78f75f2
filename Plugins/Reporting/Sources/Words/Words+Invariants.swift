import ModuleKit

/// What always holds.
extension Words {
    static let invariants: Words = [
        "What the figures that are kept come to at the end is the same by days, months and years":
            "Hasil akhir angka yang disimpan sama menurut hari, bulan, dan tahun",
        "A report that was sent keeps its figures, their checksum and its time":
            "Laporan yang dikirim menyimpan angkanya, checksum-nya, dan waktunya",
        "The revisions of a report are numbered from 1 without gaps":
            "Revisi laporan bernomor urut mulai dari 1 tanpa celah",
    ]
}
