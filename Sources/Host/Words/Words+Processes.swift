import ModuleKit

/// Modules that are processes, and what they say to the daemon.
extension Words {
    static let processes: Words = [
        "The module's process has gone": "Proses modul sudah tidak ada",
        "The process of '{}' answered a write with what is no write: {}":
            "Proses '{}' menjawab perintah tulis dengan yang bukan penulisan: {}",
        "What the caller is told; the first row of the last statement where it is missing":
            "Jawaban kepada pemanggil; jika kosong, baris pertama pernyataan terakhir",
        "The connection is attached as no module": "Sambungan ini tidak terpasang sebagai modul",
        "core.attach comes first": "core.attach harus lebih dahulu",
        "What a library's type would say of itself": "Keterangan yang pada pustaka diberikan oleh tipenya",
        "Read the own tables and others' published views in one snapshot; for processes that are attached":
            "Baca tabel sendiri dan view terbitan modul lain dalam satu potret; untuk proses yang terpasang",
        "Statements, each answered with its rows": "Pernyataan, masing-masing dijawab dengan barisnya",
        "Write the own tables in one transaction, beside any call; for processes that are attached":
            "Tulis tabel sendiri dalam satu transaksi, di luar panggilan; untuk proses yang terpasang",
        "Statements, in one transaction": "Pernyataan, dalam satu transaksi",
        "Be a module: its commands are called on this connection, until it ends":
            "Menjadi modul: perintahnya dipanggil lewat sambungan ini, sampai sambungan berakhir",
        "Events to publish with them": "Peristiwa yang diterbitkan bersamanya",
        "The module does not declare the topic '{}'": "Modul tidak menyatakan topik '{}'",
        "A topic that the manifest declares": "Topik yang dinyatakan manifes",
        "What happened, an object": "Apa yang terjadi, sebuah objek",
        "The connection is attached as '{}' already": "Sambungan ini sudah terpasang sebagai '{}'",
        "The connection has ended": "Sambungan sudah berakhir",
        "The process of the module has {} calls under way": "Proses modul sedang mengerjakan {} panggilan",
        "The module's process did not answer in time": "Proses modul tidak menjawab pada waktunya",
        "The steps that make its tables; only ever appended to":
            "Langkah-langkah pembuat tabelnya; hanya boleh ditambah di belakang",
        "Its commands": "Perintahnya",
        "Topics of the events that it publishes": "Topik peristiwa yang diterbitkannya",
        "A number and words, as 0001 payments": "Nomor dan kata, seperti 0001 payments",
        "SQL and nothing else": "Hanya SQL",
        "Columns that hold personal data, as table.column": "Kolom berisi data pribadi, seperti table.column",
        "Name, beginning with the module's": "Nama, diawali nama modul",
        "What it does, in a line": "Kegunaannya, dalam satu baris",
        "Whether it changes the store": "Apakah mengubah basis data",
        "The least role that may call it": "Peran terendah yang boleh memanggilnya",
        "The version in which it appeared": "Versi sejak adanya",
        "JSON Schema of its parameters, an object": "JSON Schema parameternya, sebuah objek",
        "JSON Schema of its result": "JSON Schema hasilnya",
        "Parameters that it understands": "Parameter yang dipahaminya",
        "Name of the module, with which its commands, tables and events begin":
            "Nama modul, yang mengawali perintah, tabel, dan peristiwanya",
        "small letters and digits": "huruf kecil dan angka",
        "Version of the module": "Versi modul",
        "The process of '{}' answered a write that is refused: {}":
            "Proses '{}' menjawab perintah tulis dengan penulisan yang ditolak: {}",
        "The module '{}' may not do this: {}": "Modul '{}' tidak boleh melakukan ini: {}",
        "The module '{}' wrote the table '{}', which is not its own: expected tables '{}_…'":
            "Modul '{}' menulis tabel '{}', yang bukan miliknya: seharusnya tabel '{}_…'",
        "The module '{}' ended the transaction, which the store alone does":
            "Modul '{}' mengakhiri transaksi, padahal hanya penyimpanan yang boleh",
        "The module '{}' left a deferred foreign key that points at nothing":
            "Modul '{}' meninggalkan kunci asing tertunda yang tidak menunjuk apa pun",
        "The statement answers more than {} rows: ask for fewer":
            "Pernyataan itu menjawab lebih dari {} baris: minta lebih sedikit",
        "The statement needs {} values: {} are given": "Pernyataan itu memerlukan {} nilai: yang diberikan {}",
        "A statement changed {} rows: expected {}": "Suatu pernyataan mengubah {} baris: seharusnya {}",
        "text, a number, true, false or null": "teks, bilangan, true, false, atau null",
        "SQL, one statement": "SQL, satu pernyataan",
        "What stands for each ? in it: text, numbers, true, false, null":
            "Pengganti setiap ? di dalamnya: teks, bilangan, true, false, null",
        "How many rows it must change; anything else is a conflict, and nothing is written":
            "Berapa baris yang harus diubahnya; selain itu konflik, dan tidak ada yang ditulis",
        "The answer to '{}', which nobody asked": "Jawaban untuk '{}', yang tidak ditanyakan siapa pun",
        "A message with 'method' has no 'result' or 'error'":
            "Pesan dengan 'method' tidak memuat 'result' atau 'error'",
    ]
}
