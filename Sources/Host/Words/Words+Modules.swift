import ModuleKit

/// Modules that come and go, and those that are processes.
extension Words {
    static let modules: Words = [
        "Start a module from the modules directory while the daemon runs; one that was disabled starts again":
            "Menjalankan modul dari direktori modul selagi layanan berjalan; modul yang dinonaktifkan berjalan kembali",
        "Name of the library in the modules directory": "Nama pustaka di direktori modul",
        "a file's name in .so": "nama berkas berakhiran .so",
        "The daemon has no modules directory": "Layanan ini tidak mempunyai direktori modul",
        "There is no '{}' in the modules directory": "Tidak ada '{}' di direktori modul",
        "The module '{}' is running": "Modul '{}' sedang berjalan",
        "New code under the name of a file that was loaded needs a restart, or another file name":
            "Kode baru dengan nama berkas yang sudah dimuat memerlukan mulai ulang, atau nama berkas lain",
        "The file '{}' was refused: {}": "Berkas '{}' ditolak: {}",
        "Stop a module, now and at later starts, until it is loaded again; its tables stay":
            "Menghentikan modul, sekarang dan pada setiap mulai ulang, sampai dimuat kembali; tabelnya tetap ada",
        "Name of the module": "Nama modul",
        "The core cannot be disabled": "Inti tidak dapat dinonaktifkan",
        "The module '{}' is required by {}": "Modul '{}' diperlukan oleh {}",
        "Disable those first": "Nonaktifkan modul itu terlebih dahulu",
        "The module '{}' was disabled": "Modul '{}' telah dinonaktifkan",
        "Change settings of a module: what is missing keeps, null goes back to the default":
            "Mengubah pengaturan modul: yang tidak disebut tetap, null kembali ke nilai bawaan",

        "Be a module: its commands are called on this connection, until it ends":
            "Menjadi modul: perintahnya dipanggil melalui sambungan ini sampai sambungan berakhir",
        "What a library's type would say of itself": "Keterangan modul, sama seperti pada pustaka",
        "Read the own tables and others' published views in one snapshot; for processes that are attached":
            "Membaca tabel sendiri dan tampilan yang diterbitkan modul lain; hanya untuk proses yang terpasang",
        "Statements, each answered with its rows": "Pernyataan SQL, masing-masing dijawab dengan barisnya",
        "Write the own tables in one transaction, beside any call; for processes that are attached":
            "Menulis tabel sendiri dalam satu transaksi, di luar panggilan; hanya untuk proses yang terpasang",
        "Statements, in one transaction": "Pernyataan SQL dalam satu transaksi",
        "Events to publish with them": "Peristiwa yang diterbitkan bersamanya",
        "The module does not declare the topic '{}'": "Modul tidak menyatakan topik '{}'",
        "A topic that the manifest declares": "Topik yang dinyatakan dalam keterangan modul",
        "What happened, an object": "Apa yang terjadi, berupa objek",
        "The connection is attached as no module": "Sambungan ini tidak terpasang sebagai modul",
        "core.attach comes first": "Jalankan core.attach terlebih dahulu",
        "The connection is attached as '{}' already": "Sambungan ini sudah terpasang sebagai '{}'",
        "The connection has ended": "Sambungan telah berakhir",
        "The process of the module has {} calls under way": "Proses modul ini sedang mengerjakan {} panggilan",
        "The module's process did not answer in time": "Proses modul tidak menjawab pada waktunya",
        "The module's process has gone": "Proses modul sudah tidak ada",
        "The process of '{}' answered a write with what is no write: {}":
            "Jawaban proses '{}' atas perintah tulis tidak berisi hal yang dapat ditulis: {}",
        "The module's process answered an error without a message": "Proses modul menjawab galat tanpa pesan",
        "What the caller is told; the first row of the last statement where it is missing":
            "Jawaban untuk pemanggil; jika tidak ada, baris pertama dari pernyataan terakhir",
        "The answer to '{}', which nobody asked": "Jawaban atas '{}', yang tidak ditanyakan siapa pun",
        "A message with 'method' has no 'result' or 'error'":
            "Pesan dengan 'method' tidak memuat 'result' atau 'error'",
        "The steps that make its tables; only ever appended to": "Langkah pembuatan tabelnya; hanya boleh ditambah",
        "Its commands": "Perintahnya",
        "Topics of the events that it publishes": "Topik peristiwa yang diterbitkannya",
        "A number and words, as 0001 payments": "Nomor dan kata, misalnya 0001 payments",
        "SQL and nothing else": "SQL saja",
        "Columns that hold personal data, as table.column": "Kolom berisi data pribadi, ditulis tabel.kolom",
        "Name, beginning with the module's": "Nama, diawali nama modul",
        "What it does, in a line": "Kegunaannya dalam satu baris",
        "Whether it changes the store": "Apakah mengubah isi penyimpanan",
        "The least role that may call it": "Peran terendah yang boleh memanggilnya",
        "The version in which it appeared": "Versi saat pertama kali ada",
        "JSON Schema of its parameters, an object": "JSON Schema parameternya, berupa objek",
        "JSON Schema of its result": "JSON Schema hasilnya",
        "Parameters that it understands": "Parameter yang dipahaminya",
        "Name of the module, with which its commands, tables and events begin":
            "Nama modul, awal nama perintah, tabel dan peristiwanya",
        "small letters and digits": "huruf kecil dan angka",
        "Version of the module": "Versi modul",
        "A statement answers more than {} rows": "Sebuah pernyataan menghasilkan lebih dari {} baris",
        "Ask for less at a time": "Mintalah lebih sedikit sekaligus",
        "A statement changed {} rows: expected {}": "Sebuah pernyataan mengubah {} baris: seharusnya {}",
        "Expected text, a number, true, false or null": "Seharusnya teks, bilangan, true, false atau null",
        "SQL, one statement": "SQL, satu pernyataan",
        "What stands for each ? in it: text, numbers, true, false, null":
            "Nilai untuk setiap ? di dalamnya: teks, bilangan, true, false, null",
        "How many rows it must change; anything else is a conflict, and nothing is written":
            "Jumlah baris yang harus berubah; selain itu dianggap benturan dan tidak ada yang ditulis",
    ]
}
