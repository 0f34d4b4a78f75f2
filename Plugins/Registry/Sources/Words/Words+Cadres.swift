import ModuleKit

/// Cadres, their decrees and what happened to them.
extension Words {
    static let cadres: Words = [
        "What the decree names the cadre for": "Tugas kader menurut SK",
        "The decree of appointment": "SK pengangkatan",
        "What is known of a person who is there is changed with registry.person.update, not here":
            "Data orang yang sudah ada diubah dengan registry.person.update, bukan di sini",
        "The person {} is a cadre of '{}' already: {}": "Orang {} sudah menjadi kader '{}': {}",
        "Add a cadre to a village; with a decree it is active, without one proposed":
            "Tambah kader desa; dengan SK menjadi active, tanpa SK proposed",
        "A person who is there": "Orang yang sudah ada",
        "Name of a new person": "Nama orang baru",
        "Code of the village": "Kode desa",
        "Record a cadre's decree; of an active one it renews the appointment":
            "Catat SK kader; bagi yang aktif memperbarui pengangkatan",
        "The cadre": "Kadernya",
        "Number of the entry": "Nomor entri",
        "added, moved, merged, appointed, deactivated, revived, ended or seen":
            "added, moved, merged, appointed, deactivated, revived, ended, atau seen",
        "Which one; of a move, the code of the village before; of a merge, the other cadre":
            "Yang mana; pada perpindahan (moved) kode desa sebelumnya, pada penggabungan (merged) kader yang lain",
        "Where the cadre serves, of one whose village is no more; not needed where one village alone took over":
            "Desa tempat kader bertugas, jika desanya sudah tidak ada; tidak perlu jika hanya satu desa penggantinya",
        "Where the cadre serves, of one whose village is no more":
            "Desa tempat kader bertugas, jika desanya sudah tidak ada",
        """
        The cadre serves in '{}', which is there: who goes elsewhere ends here with registry.cadre.end and is added there \
        with registry.cadre.add
        """:
            """
        Kader bertugas di '{}', yang masih ada: yang pindah desa diakhiri di sini dengan registry.cadre.end dan ditambah \
        di sana dengan registry.cadre.add
        """,
        "'{}' is no more: say in which village the cadre serves":
            "'{}' sudah tidak ada: sebutkan di desa mana kader bertugas",
        "'{}' is no more: say in which village the cadre serves, as {}":
            "'{}' sudah tidak ada: sebutkan di desa mana kader bertugas, misalnya {}",
        "No decree '{}' is recorded for '{}': registry.cadre.appoint records it":
            "SK '{}' belum tercatat untuk '{}': registry.cadre.appoint mencatatnya",
        "The decree begins later: until then the cadre works without one":
            "SK baru berlaku kemudian: sampai hari itu kader bekerja tanpa SK",
        "Code of the village; of one that is no more, of that which took over, where it is one alone":
            "Kode desa; jika desa sudah tidak ada, kode desa penggantinya, jika hanya satu",
        "The day on which it happened": "Hari terjadinya",
        "Why": "Alasan",
        "On what it rests: decree, meeting or training": "Dasarnya: SK, rapat, atau pelatihan",
        "Which one": "Yang mana",
        "Number of the decree": "Nomor SK",
        "When it was recorded": "Kapan dicatat",
        "List what happened to a cadre, oldest first": "Daftar riwayat kader, dari yang terlama",
        "Record that an active cadre no longer works": "Catat bahwa kader aktif tidak lagi bekerja",
        "Since which day": "Sejak hari apa",
        "Record that a cadre's service has ended": "Catat bahwa masa tugas kader berakhir",
        "The last day": "Hari terakhir",
        "Show a cadre": "Tampilkan kader",
        "Part of a name": "Bagian dari nama",
        "Whether the cadre is active by a decree that has run out":
            "Apakah kader aktif dengan SK yang sudah habis masa berlakunya",
        "The cadre as whom the person goes on; null of one that stands for itself":
            "Kader sebagai apa orang itu diteruskan; null jika berdiri sendiri",
        "The cadre {} goes on as {}": "Kader {} diteruskan sebagai kader {}",
        "Say it of {}": "Sebutkan kader {}",
        "Active, and neither seen nor appointed nor revived for so many months":
            "Aktif, dan tidak terlihat, diangkat, atau dihidupkan kembali selama sekian bulan",
        "List cadres": "Daftar kader",
        "Region whose villages are meant": "Wilayah yang desa-desanya dimaksud",
        "Where the cadre stands": "Keadaan kader",
        "List pairs of cadres that are likely one person, and why":
            "Daftar pasangan kader yang mungkin satu orang, dan sebabnya",
        "The cadre recorded first": "Kader yang dicatat lebih dahulu",
        "The other one": "Kader yang satunya",
        "Name of the first": "Nama yang pertama",
        "Make one person of two cadres, with everything that both have":
            "Jadikan dua kader satu orang, dengan semua milik keduanya",
        "The cadre who stays": "Kader yang dipertahankan",
        "The cadre who is the same person": "Kader yang sebenarnya orang yang sama",
        "What brought the cadre back": "Apa yang menghidupkan kembali kader",
        "A decree, a meeting or a training": "SK, rapat, atau pelatihan",
        "The decree's number, or that of the meeting or training": "Nomor SK, atau nomor rapat atau pelatihannya",
        "Bring an inactive cadre back to work, on a day and a basis":
            "Hidupkan kembali kader nonaktif, pada suatu hari dan dengan suatu dasar",
        "The day": "Harinya",
        "At what": "Di mana",
        "False takes it back": "False menariknya kembali",
        "Last day at a meeting or training; null when never":
            "Hari terakhir dalam rapat atau pelatihan; null jika belum pernah",
        "Tell that a cadre was seen at a meeting or training, or take it back":
            "Catat bahwa kader terlihat dalam rapat atau pelatihan, atau tarik kembali",
        "cadre": "kader",
        "'{}' lies in the future: today is {}": "'{}' di masa depan: hari ini {}",
        "'{}' is before the step it follows, of {}": "'{}' lebih awal dari langkah sebelumnya, {}",
        "Number of the cadre": "Nomor kader",
        "The person's number": "Nomor orang itu",
        "The person's name": "Nama orang itu",
        "L or P; null when unknown": "L atau P; null jika tidak diketahui",
        "Name of the village": "Nama desa",
        "The decree of appointment; null without one": "SK pengangkatan; null jika tidak ada",
        "What somebody should look at": "Yang perlu diperhatikan",
        "Counts the changes": "Menghitung perubahan",
        "When it was last changed": "Kapan terakhir diubah",
        "Day on which it was signed": "Hari ditandatangani",
        "First day of the appointment": "Hari pertama masa tugas",
        "Last day; null when the decree names none": "Hari terakhir; null jika tidak disebut dalam SK",
        "Who signed": "Siapa yang menandatangani",
        "Last day; none where the decree names none": "Hari terakhir; kosong jika tidak disebut dalam SK",
        "'{}' is before valid_from '{}'": "'{}' lebih awal dari valid_from '{}'",
        "Give the decree as it was recorded, or the right number":
            "Tulis SK seperti yang sudah dicatat, atau nomor yang benar",
    ]
}
