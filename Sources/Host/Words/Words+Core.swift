import ModuleKit

/// What the core's own commands say.
extension Words {
    static let core: Words = [
        "This connection has 64 subscriptions, and may have no more":
            "Sambungan ini sudah memiliki 64 langganan, tidak boleh lebih",
        "pages": "halaman",
        "backup": "cadangan",
        "module": "modul",
        "job": "pekerjaan",
        "settings": "pengaturan",
        "The module '{}' was refused: {}": "Modul '{}' ditolak: {}",
        "journal entry": "entri jurnal",
        "The journal entry {} is a migration, which is not undone":
            "Entri jurnal {} adalah migrasi, yang tidak dapat dibatalkan",
        "What the journal entry {} changed was erased": "Yang diubah oleh entri jurnal {} sudah dihapus",
        "The journal entry {} is the store's own: it changed '{}'":
            "Entri jurnal {} adalah milik penyimpanan sendiri: yang diubah ialah '{}'",
        "The journal entry {} changed nothing that could be taken back":
            "Entri jurnal {} tidak mengubah apa pun yang dapat dibatalkan",
        "The journal entry {} cannot be undone: entry {}, '{}', depends on it":
            "Entri jurnal {} tidak dapat dibatalkan: entri {}, '{}', bergantung padanya",
        "Undo what depends on it first, the newest before the others":
            "Batalkan dahulu yang bergantung padanya, mulai dari yang terbaru",
        "The journal entry {} cannot be undone: the present rows of {} stand against it":
            "Entri jurnal {} tidak dapat dibatalkan: baris {} yang ada sekarang menghalanginya",
        "core.journal.verify tells whether the journal explains the store":
            "core.journal.verify memeriksa apakah jurnal menjelaskan isi penyimpanan",
        "an object of settings by their names": "objek pengaturan menurut namanya",
    ]
}
