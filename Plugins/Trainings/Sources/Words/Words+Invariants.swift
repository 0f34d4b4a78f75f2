import ModuleKit

/// What always holds.
extension Words {
    static let invariants: Words = [
        "A certificate that holds is of somebody who completed the training":
            "Sertifikat yang berlaku dimiliki orang yang lulus pelatihan",
        "Who completed or failed is judged once the training is completed":
            "Kelulusan peserta ditetapkan setelah pelatihan dinyatakan selesai",
        "Attendance and scores are of participants of the same training":
            "Kehadiran dan nilai menyangkut peserta pelatihan yang sama",
        "A score lies between nothing and the most that can be reached": "Nilai berada antara nol dan nilai tertinggi",
        "Whoever takes part is told under the record that stayed when persons were merged":
            "Peserta dan pelatih tercatat atas nama data orang yang dipertahankan ketika data digabung",
        "The last training that is kept of a person is the last that the person completed":
            "Pelatihan terakhir yang tercatat bagi seseorang adalah yang terakhir diselesaikannya",
        "The sums of coverage are those of the active cadres": "Jumlah cakupan sama dengan jumlah kader aktif",
    ]
}
