import ModuleKit

/// What always holds.
extension Words {
    static let invariants: Words = [
        "The figures that are kept by day, month and year have the same sums":
            "Angka yang disimpan per hari, bulan, dan tahun memiliki jumlah yang sama",
        "A report that was sent keeps its figures, their checksum and its time":
            "Laporan yang dikirim menyimpan angkanya, checksum-nya, dan waktunya",
        "The revisions of a report are numbered from 1 without gaps":
            "Revisi laporan bernomor urut mulai dari 1 tanpa celah",
    ]
}
