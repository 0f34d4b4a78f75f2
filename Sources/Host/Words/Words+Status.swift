import ModuleKit

/// The daemon, its commands and who may call them.
extension Words {
    static let status: Words = [
        "Describe every command": "Jelaskan setiap perintah",
        "The command": "Perintahnya",
        "The system's number of a user; the caller where it is missing":
            "Nomor pengguna dalam sistem; jika kosong, pemanggil",
        "The user": "Penggunanya",
        "The role that the user has": "Peran pengguna itu",
        "The role that the command needs; 'modules' is nobody's":
            "Peran yang diperlukan perintah; 'modules' bukan milik siapa pun",
        "Whether the user may call it": "Apakah pengguna boleh memanggilnya",
        "Tell whether a user may call a command, and why":
            "Jelaskan apakah seorang pengguna boleh memanggil suatu perintah, dan sebabnya",
        "Version of the daemon": "Versi daemon",
        "The daemon's clock": "Jam daemon",
        "Answer that the daemon is there": "Jawab bahwa daemon ada",
        "When it began to answer": "Kapan mulai menjawab",
        "Version of SQLite; one connection alone writes and checkpoints":
            "Versi SQLite; hanya satu sambungan yang menulis dan membuat checkpoint",
        "Durability of the writer, read back when the store was opened":
            "Ketahanan penulis, dibaca ulang ketika basis data dibuka",
        "Sequence of the last journal entry": "Nomor urut entri jurnal terakhir",
        "The store's size in bytes": "Ukuran basis data dalam bita",
        "Writes since the daemon started": "Penulisan sejak daemon dinyalakan",
        "Transactions that carried them to the disk, one fsync each":
            "Transaksi yang membawanya ke cakram, masing-masing satu fsync",
        "Most writes in one transaction": "Penulisan terbanyak dalam satu transaksi",
        "Writes waiting now": "Penulisan yang sedang menunggu",
        "Modules that run": "Modul yang berjalan",
        "The newest backup that was proved; null where none was":
            "Cadangan terbaru yang sudah dibuktikan; null jika belum ada",
        "When that was made": "Kapan itu dibuat",
        "Whole hours since then": "Jam penuh sejak itu",
        "What an operator should look at; empty when all is well":
            "Yang perlu diperhatikan operator; kosong jika semuanya baik",
        "Tell how the daemon is, and what needs care": "Jelaskan keadaan daemon, dan apa yang perlu perhatian",
    ]
}
