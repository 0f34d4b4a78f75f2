import ModuleKit

/// Backups: which stay, what has changed since, and what is brought back.
extension Words {
    static let keeping: Words = [
        "Backups: {}: {}": "Cadangan: {}: {}",
        "The journal does not reach '{}': {}": "Jurnal tidak sampai ke '{}': {}",
        "The newest backup that was proved is of {}": "Cadangan terbaru yang sudah terbukti berasal dari {}",
        "No backup was proved yet": "Belum ada cadangan yang terbukti dapat dipulihkan",
        "The call under the idempotency_key '{}' was done, and its answer was erased since":
            "Panggilan dengan idempotency_key '{}' sudah dikerjakan, dan jawabannya telah dihapus",
        "Read what it made; it is not done again": "Baca hasilnya; panggilan itu tidak dikerjakan lagi",
        "table": "tabel",
        "The table '{}' had other columns when the backup was made":
            "Tabel '{}' memiliki kolom lain ketika cadangan dibuat",
        "The rows of '{}' have no single number as key": "Baris '{}' tidak memiliki satu bilangan sebagai kunci",
        "The table '{}' is the store's own, and is not recovered":
            "Tabel '{}' adalah milik penyimpanan sendiri, dan tidak dipulihkan",
        "The module 'core' is the store's own, and is not recovered":
            "Modul 'core' adalah milik penyimpanan sendiri, dan tidak dipulihkan",
        "Give table or module, one of them": "Sebutkan table atau module, salah satunya",
        "Stands with a table only": "Hanya bersama table",
        "In place of a table: the module whose tables are all meant":
            "Sebagai ganti tabel: modul yang semua tabelnya dimaksud",
        "The backup has no row {} in '{}'": "Cadangan itu tidak memuat baris {} di '{}'",
        "Rows of persons who were erased on request: they stay as they are":
            "Baris orang yang dihapus atas permintaan: dibiarkan seperti adanya",
        "Newer backups and parts of the journal that could not be used, and what is not sure of persons who were erased":
            "Cadangan lebih baru dan bagian jurnal yang tidak dapat dipakai, dan yang tidak pasti tentang orang yang dihapus",
        "A row of '{}' has changed meanwhile, or another has its values":
            "Sebuah baris '{}' sudah berubah, atau nilainya dipakai baris lain",
        "Look at the difference again": "Periksa kembali perbedaannya",
        "Rows of '{}' would point at nothing in '{}'": "Baris '{}' akan menunjuk ke '{}' yang tidak ada",
        "Recover '{}' first": "Pulihkan '{}' dahulu",
        "Let backups go that need not stay, and tell why each stays or goes":
            "Hapus cadangan yang tidak perlu disimpan, dan katakan mengapa masing-masing disimpan atau dihapus",
        "Days of which the last backup stays; as set where it is missing":
            "Jumlah hari yang cadangan terakhirnya disimpan; menurut pengaturan jika tidak disebut",
        "Weeks of which the last backup stays": "Jumlah pekan yang cadangan terakhirnya disimpan",
        "Months of which the last backup stays": "Jumlah bulan yang cadangan terakhirnya disimpan",
        "Every backup, the newest first": "Semua cadangan, dari yang terbaru",
        "How many went; of a dry run, how many would": "Berapa yang dihapus; pada uji coba, berapa yang akan dihapus",
        "The backup": "Cadangannya",
        "The directory": "Direktorinya",
        "Whether it stays": "Apakah disimpan",
        "Why it stays or goes": "Mengapa disimpan atau dihapus",
        "Restore all there is to scratch, and tell how long that took and how old the data is":
            "Pulihkan semua yang ada di tempat sementara, dan katakan lamanya serta umur datanya",
        "The backup from which it was restored; null for the journal alone":
            "Cadangan asal pemulihan; null jika dari jurnal saja",
        "The last journal entry that came back": "Entri jurnal terakhir yang pulih",
        "When that was written": "Kapan entri itu ditulis",
        "The last journal entry of the store itself": "Entri jurnal terakhir di basis data sendiri",
        "Milliseconds until the backup's pages lay there; null for the journal alone":
            "Milidetik sampai halaman cadangan itu tertulis; null jika hanya dari jurnal",
        "Milliseconds until the restored store was checked and in place":
            "Milidetik sampai hasil pemulihan diperiksa dan siap",
        "Milliseconds since the last entry that came back was written":
            "Milidetik sejak entri terakhir yang pulih ditulis",
        "Tell what has changed since a backup, table by table":
            "Katakan apa yang berubah sejak suatu cadangan, tabel demi tabel",
        "Only this table, with its rows": "Hanya tabel ini, dengan barisnya",
        "Tables in which anything differs": "Tabel yang berbeda",
        "Of one table: what happened to its rows since, but for those that were erased; those gone or changed first":
            "Untuk satu tabel: apa yang terjadi pada barisnya sejak itu, selain yang dihapus atas permintaan; yang hilang atau berubah lebih dahulu",
        "Rows that came since": "Baris yang datang sesudahnya",
        "Rows that are gone since": "Baris yang hilang sesudahnya",
        "Rows that are other than they were": "Baris yang isinya berubah",
        """
        Bring rows of a table or a module back from a backup: those that are gone, and those that changed; a dry run \
        shows them
        """:
            """
        Kembalikan baris satu tabel atau modul dari cadangan: yang hilang dan yang berubah; uji coba memperlihatkannya
        """,
        "Keys of the table's rows; all that are missing or changed where it is missing":
            "Kunci baris tabelnya; semua yang hilang atau berubah jika tidak disebut",
        "The journal entry that brought them back; null where nothing was written":
            "Entri jurnal yang mengembalikannya; null jika tidak ada yang ditulis",
        "Rows that were gone": "Baris yang tadinya hilang",
        "Rows that were put back as they were": "Baris yang dikembalikan seperti semula",
        "The first hundred of them": "Seratus yang pertama",
    ]
}
