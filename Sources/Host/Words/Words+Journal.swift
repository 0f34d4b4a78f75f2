import ModuleKit

/// The journal, and calls that were refused.
extension Words {
    static let journal: Words = [
        "The journal entry {} records that somebody was shown what is sealed: that stays":
            "Entri jurnal {} mencatat bahwa seseorang diperlihatkan data tersegel: catatan itu tetap ada",
        "The journal entry {} is of '{}', and that is for good":
            "Entri jurnal {} berasal dari '{}', dan itu tidak dapat dibatalkan",
        "Name of the library in the modules directory": "Nama pustaka dalam direktori modul",
        "a file's name in .so": "nama berkas berakhiran .so",
        "The daemon has no modules directory": "Daemon tidak memiliki direktori modul",
        "There is no '{}' in the modules directory": "Tidak ada '{}' dalam direktori modul",
        "Stop a module, now and at later starts, until it is loaded or attaches again; its tables stay":
            "Hentikan modul, sekarang dan pada penyalaan berikutnya, sampai dimuat lagi; tabelnya tetap ada",
        "Name of the module": "Nama modul",
        "The module '{}' is running": "Modul '{}' sedang berjalan",
        "New code under the name of a file that was loaded needs a restart, or another file name":
            "Kode baru dengan nama berkas yang pernah dimuat memerlukan penyalaan ulang, atau nama berkas lain",
        "The file '{}' was refused: {}": "Berkas '{}' ditolak: {}",
        "The core cannot be disabled": "Inti tidak dapat dimatikan",
        "The module '{}' is required by {}": "Modul '{}' diperlukan oleh {}",
        "Disable those first": "Matikan dahulu modul-modul itu",
        "Start a module from the modules directory while the daemon runs; one that was disabled starts again":
            "Jalankan modul dari direktori modul selagi daemon berjalan; yang dimatikan dinyalakan lagi",
        "Only entries of this command": "Hanya entri dari perintah ini",
        "Only entries of this user": "Hanya entri dari pengguna ini",
        "Only entries that changed rows of this table": "Hanya entri yang mengubah baris tabel ini",
        "Sequence, from 1 without gaps": "Nomor urut, mulai dari 1 tanpa celah",
        "When, never earlier than the entry before": "Kapan, tidak pernah lebih awal dari entri sebelumnya",
        "Whose command it was": "Perintah modul mana",
        "The user who asked": "Pengguna yang meminta",
        "The role under which it was allowed": "Peran yang membolehkannya",
        "Under which the log has it": "Nama pencatatannya dalam log",
        "Why, in the caller's words": "Alasan, menurut pemanggil",
        "Bytes of the changeset; null for a migration": "Bita changeset; null untuk migrasi",
        "Of this entry and all before it": "Dari entri ini dan semua sebelumnya",
        "Whether everything is as it was written; null where the chain holds and the store could not be compared":
            "Apakah semuanya seperti ketika ditulis; null jika rantainya utuh tetapi isinya tidak dapat dibandingkan",
        "What is not": "Apa yang tidak",
        "List what was written, oldest first": "Daftar yang ditulis, dari yang terlama",
        "Only calls of this user": "Hanya panggilan pengguna ini",
        "Number": "Nomor",
        "The role that the user had": "Peran pengguna waktu itu",
        "The error's name": "Nama galatnya",
        "What was answered, in English": "Jawabannya, dalam bahasa Inggris",
        "List calls that were refused, oldest first; the newest 10,000 are kept":
            "Daftar panggilan yang ditolak, dari yang terlama; 10.000 terbaru disimpan",
        "Only calls of this command": "Hanya panggilan perintah ini",
        "Sequence of the journal entry": "Nomor urut entri jurnal",
        "Sequence of the entry that undid it": "Nomor urut entri yang membatalkannya",
        "Sequence of the entry that was undone": "Nomor urut entri yang dibatalkan",
        "Its command": "Perintahnya",
        "What was put back": "Apa yang dikembalikan",
        "Table": "Tabel",
        "How many rows": "Berapa baris",
        "Undo one write, as a new write, where nothing later depends on it":
            "Batalkan satu penulisan, sebagai penulisan baru, jika tidak ada yang bergantung padanya",
        "The column": "Kolomnya",
        "Whether it belongs to the row's key": "Apakah termasuk kunci baris",
        "The value before; null where there was none": "Nilai sebelumnya; null jika tidak ada",
        "The value after; null where there is none": "Nilai sesudahnya; null jika tidak ada",
        "Whether it concerns a person, and is not shown": "Apakah menyangkut orang, dan tidak ditampilkan",
        "How many rows to pass over: the next_row of an answer before":
            "Berapa baris yang dilewati: next_row dari jawaban sebelumnya",
        "Sequence": "Nomor urut",
        "Whether what it changed was erased, because it concerned a person":
            "Apakah perubahannya sudah dihapus karena menyangkut orang",
        "How many rows it changed": "Berapa baris yang diubahnya",
        "What it changed": "Apa yang diubahnya",
        "Where the next rows begin, as after_row; null at the end":
            "Tempat baris berikutnya dimulai, sebagai after_row; null pada akhirnya",
        "The table": "Tabelnya",
        "What happened to the row": "Apa yang terjadi pada baris",
        "Whether a trigger or a foreign key did it": "Apakah dilakukan oleh trigger atau kunci asing",
        "Key and changed columns": "Kunci dan kolom yang berubah",
        "Show what one write changed, row by row, before and after":
            "Tampilkan perubahan satu penulisan, baris demi baris, sebelum dan sesudah",
    ]
}
