import ModuleKit

/// What always holds.
extension Words {
    static let invariants: Words = [
        "A meeting is ratified where the ratified text is kept, and nowhere else":
            "Rapat berstatus disahkan jika, dan hanya jika, naskah pengesahannya tersimpan",
        "An entry of attendance belongs to the meeting of its invitation":
            "Catatan kehadiran menyangkut rapat yang sama dengan undangannya",
        "Whoever was invited or came is told under the record that stayed when persons were merged":
            "Undangan dan kehadiran tercatat atas nama data orang yang dipertahankan ketika data digabung",
        "An issue counts as often as it was raised": "Jumlah kemunculan masalah sama dengan berapa kali diangkat",
        "An issue is merged where another goes on in its place, and nowhere else":
            "Masalah berstatus digabung jika, dan hanya jika, ada masalah lain yang meneruskannya",
        "A follow-up that is done tells when, and what proves it":
            "Tindak lanjut yang selesai mencantumkan kapan selesai dan apa buktinya",
        "A commitment tells when it was settled, once it was":
            "Komitmen yang sudah diselesaikan mencantumkan kapan diselesaikan",
    ]
}
