import ModuleKit

/// Backups.
extension Words {
    static let backups: Words = [
        "Its name": "Namanya",
        "What it was made for": "Dibuat untuk apa",
        "When it was made": "Kapan dibuat",
        "The journal entry after which the store was as it is here": "Entri jurnal yang menjadi keadaan isi di sini",
        "When that entry was written": "Kapan entri itu ditulis",
        "Bytes of its own pages on the disk; null where it was only tried":
            "Bita halamannya sendiri di cakram; null jika hanya dicoba",
        "Bytes of the store that it restores": "Bita basis data yang dipulihkannya",
        "Pages of the store": "Halaman basis data",
        "Pages that it holds itself; the others are in those before it; null where it was only tried":
            "Halaman yang disimpannya sendiri; yang lain ada di cadangan sebelumnya; null jika hanya dicoba",
        "The backup on which it builds; null for a full one":
            "Cadangan yang menjadi dasarnya; null untuk cadangan penuh",
        "Fingerprint of the key with which it is sealed; null where it is not":
            "Sidik kunci yang menyegelnya; null jika tidak disegel",
        "When it was last proved by restoring it; null until then":
            "Kapan terakhir dibuktikan dengan memulihkannya; null jika belum",
        "Back the store up, while everybody goes on": "Cadangkan basis data, selagi semua tetap bekerja",
        "What it is made for": "Dibuat untuk apa",
        "Only backups made before this one, by its name: the next_cursor":
            "Hanya cadangan sebelum yang ini, menurut namanya: next_cursor",
        "The backups": "Cadangan-cadangannya",
        "Where the next page begins; null at the end": "Tempat halaman berikutnya dimulai; null pada akhirnya",
        "Backups whose index cannot be read": "Cadangan yang indeksnya tidak dapat dibaca",
        "Show a backup": "Tampilkan satu cadangan",
        "List the backups, newest first": "Daftar cadangan, dari yang terbaru",
        "Whether it restores to the store that it was made of": "Apakah dapat dipulihkan menjadi basis data asalnya",
        "What does not hold, each with its part": "Apa yang tidak cocok, masing-masing dengan bagiannya",
        "When it was proved; null where it is not": "Kapan dibuktikan; null jika belum",
        "Prove a backup by restoring it to scratch": "Buktikan cadangan dengan memulihkannya di tempat sementara",
        "It is the newest": "Ini yang terbaru",
        "It is the newest that was proved": "Ini yang terbaru yang sudah dibuktikan",
        "It is the last of the day {}": "Ini yang terakhir pada hari {}",
        "It is the last of the week {}": "Ini yang terakhir pada minggu {}",
        "It is the last of the month {}": "Ini yang terakhir pada bulan {}",
        "The backup {} builds on it": "Cadangan {} dibangun di atasnya",
        "It is the last of none of the {} days, {} weeks and {} months that are kept":
            "Bukan yang terakhir dari {} hari, {} minggu, dan {} bulan yang disimpan",
        "The day on which it goes, if backups go on as they are set; null where none is to be foreseen":
            "Hari cadangan ini dihapus, jika pencadangan berjalan sesuai pengaturan; null jika tidak dapat diperkirakan",
        "Rows erased since on request, which it still holds; what is restored from it does not":
            "Baris yang sejak itu dihapus atas permintaan dan masih ada di dalamnya; hasil pemulihannya tidak memuatnya",
        "Backups made before hold what was erased until {}; what is restored from them does not":
            "Cadangan sebelumnya masih memuat yang dihapus sampai {}; hasil pemulihannya tidak memuatnya",
        "Backups made before hold what was erased until somebody removes them; what is restored does not":
            "Cadangan sebelumnya masih memuat yang dihapus sampai ada yang menghapusnya; hasil pemulihannya tidak memuatnya",
        "Another backup is being made in '{}'": "Cadangan lain sedang dibuat di '{}'",
        "The store lacks the entries {} to {} of the journal in '{}': it is an older file. balaid restore with --seq {} brings them back; what is written now begins another history":
            "Basis data tidak memuat entri {} sampai {} dari jurnal di '{}': berkasnya lebih lama. balaid restore dengan --seq {} mengembalikannya; yang ditulis sekarang memulai riwayat lain",
        "Another daemon carries its journal to '{}': each daemon needs a directory of its own":
            "Daemon lain membawa jurnalnya ke '{}': setiap daemon memerlukan direktori sendiri",
        "There is no backup '{}'": "Tidak ada cadangan '{}'",
        "The index '{}' cannot be used: {}": "Indeks '{}' tidak dapat dipakai: {}",
        "The backup '{}' was made by a newer program: it has version {}, and this one knows {}":
            "Cadangan '{}' dibuat oleh program yang lebih baru: versinya {}, sedangkan program ini mengenal {}",
        "The backup '{}' is damaged: {}; and {} more": "Cadangan '{}' rusak: {}; dan {} lagi",
        "The backup '{}' is damaged: {}": "Cadangan '{}' rusak: {}",
        "'{}' is sealed, and no key was given": "'{}' disegel, dan tidak ada kunci yang diberikan",
        "'{}' is sealed with another key than {}": "'{}' disegel dengan kunci lain, bukan {}",
        "'{}' is sealed with the key {}, and no key was given":
            "'{}' disegel dengan kunci {}, dan tidak ada kunci yang diberikan",
        "'{}' is sealed with the key {}, and given was {}": "'{}' disegel dengan kunci {}, sedangkan yang diberikan {}",
        "The backup '{}' in '{}' is sealed, and no key is set: set it, or take another directory":
            "Cadangan '{}' di '{}' disegel, tetapi kunci tidak diatur: atur kuncinya, atau pakai direktori lain",
        "The disk of '{}' has {} MiB left: {} MiB are needed": "Cakram '{}' bersisa {} MiB: diperlukan {} MiB",
        "What was written to '{}' is not there any more: bring it back, or start the daemon again to begin anew there":
            "Yang sudah ditulis di '{}' tidak ada lagi: kembalikan, atau mulai ulang daemon untuk memulai baru di sana",
        "'{}' holds another store's backups, as '{}': each store needs a directory of its own":
            "'{}' memuat cadangan basis data lain, misalnya '{}': setiap basis data perlu direktorinya sendiri",
        "The backup '{}' in '{}' failed its proof at {}: {}. Make and prove another":
            "Cadangan '{}' di '{}' gagal dibuktikan pada {}: {}. Buat dan buktikan yang lain",
        "The last write did not reach the disk: {}": "Penulisan terakhir tidak sampai ke cakram: {}",
        "'{}' is not as it was written: its SHA-256 differs": "'{}' tidak seperti saat ditulis: SHA-256-nya berbeda",
        "'{}' tells of {} erased rows, and the backups there know of {}: who was erased may be back":
            "'{}' menyebut {} baris yang dihapus, padahal cadangan di sana mengenal {}: yang dihapus mungkin kembali",
        "Who was erased is not known from '{}': {}": "Siapa yang dihapus tidak diketahui dari '{}': {}",
        "Who was erased is not known from the store that is replaced: {}":
            "Siapa yang dihapus tidak diketahui dari basis data yang diganti: {}",
        "The backup '{}' was passed over: {}": "Cadangan '{}' dilewati: {}",
    ]
}
