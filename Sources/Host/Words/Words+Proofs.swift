import ModuleKit

/// What proves the journal, the store and its modules.
extension Words {
    static let proofs: Words = [
        "Check the journal's chain of hashes, and that what it tells leads to the store as it is":
            "Periksa rantai hash jurnal, dan apakah isinya menghasilkan basis data saat ini",
        "From the first entry on, whatever backups there are": "Sejak entri pertama, apa pun cadangan yang ada",
        "Stands without a backup": "Tidak dipakai bersama cadangan",
        "The backup from which on; the newest proved one where it is missing":
            "Cadangan yang menjadi titik awal; jika kosong, cadangan terbukti yang terbaru",
        "Rows that are not as the journal has them, some of each table":
            "Baris yang tidak sesuai dengan jurnal, sebagian dari tiap tabel",
        "The backup from which on the store was compared; null from the first entry on":
            "Cadangan yang menjadi titik awal pembandingan; null jika sejak entri pertama",
        "The journal entry behind which it was compared; null where it was not":
            "Entri jurnal yang menjadi titik awal; null jika tidak dibandingkan",
        "The journal entry up to which it was compared": "Entri jurnal terakhir yang dibandingkan",
        "Why the store was not compared; null where it was":
            "Mengapa basis data tidak dibandingkan; null jika dibandingkan",
        "The row's key, its values with commas between them": "Kunci baris, nilainya dipisahkan koma",
        "What happened to the row that no entry tells": "Apa yang terjadi pada baris tanpa tercatat dalam entri",
        "Entry {} does not bear the number behind the entry before it":
            "Entri {} tidak bernomor urut sesudah entri sebelumnya",
        "Entry {} is earlier than the entry before it": "Entri {} lebih awal daripada entri sebelumnya",
        "Entry {} holds other changes than those that were written":
            "Entri {} memuat perubahan lain daripada yang ditulis",
        "The hash of entry {} is not that of its contents and the hash before it":
            "Hash entri {} tidak sesuai dengan isinya dan hash sebelumnya",
        "Entry {} changed a row of '{}' that was not as the entries before it left it":
            "Entri {} mengubah baris '{}' yang keadaannya tidak seperti ditinggalkan entri-entri sebelumnya",
        "The journal cannot be replayed behind entry {}: make and prove a backup":
            "Jurnal tidak dapat diputar ulang sesudah entri {}: buat dan buktikan cadangan",
        "'{}' is not as the migrations made it": "'{}' tidak seperti yang dibuat migrasi",
        "Rows of '{}' that no entry explains: {} added, {} removed, {} changed":
            "Baris '{}' tanpa entri yang menjelaskannya: {} ditambah, {} dihapus, {} diubah",
        "Entries {} to {} do not explain the store: core.journal.verify tells what. To take it for right, make a backup and prove it with core.backup.verify and accept":
            "Entri {} sampai {} tidak menjelaskan isi basis data: core.journal.verify menunjukkannya. Jika isinya memang benar, buat cadangan lalu buktikan dengan core.backup.verify dan accept",
        "Whether what it holds, and no entry of the journal explains, is right from it on":
            "Apakah isinya yang tidak dijelaskan entri jurnal dianggap benar sejak cadangan itu",
        "Check the store: SQLite's integrity, foreign keys, and what the modules say always holds":
            "Periksa basis data: keutuhan SQLite, kunci asing, dan aturan yang selalu berlaku menurut modul",
        "Whether everything holds": "Apakah semuanya berlaku",
        "What SQLite finds wrong, at most 20": "Kesalahan yang ditemukan SQLite, paling banyak 20",
        "What the modules say always holds, and does not":
            "Aturan modul yang seharusnya selalu berlaku, tetapi dilanggar",
        "The module": "Modulnya",
        "What should hold": "Aturan yang seharusnya berlaku",
        "Of how many rows it does not": "Berapa baris yang melanggarnya",
        "Numbers or codes of the first twenty": "Nomor atau kode dua puluh baris pertama",
        "Modules whose rules could not be held against it: they do not run, or their tables have changed since":
            "Modul yang aturannya tidak dapat diperiksa: tidak berjalan, atau tabelnya sudah berubah sejak itu",
        "The module '{}' brought the daemon down and was left out: core.modules.load starts it again ({})":
            "Modul '{}' menjatuhkan daemon dan tidak dijalankan: core.modules.load menjalankannya lagi ({})",
    ]
}
