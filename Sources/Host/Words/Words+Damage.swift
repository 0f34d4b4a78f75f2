import ModuleKit

/// What is wrong with a backup, a segment of the journal, or a file.
extension Words {
    static let damage: Words = [
        "{} '{}': {}": "{} '{}': {}",
        "look at": "melihat",
        "write to": "menulis ke",
        "read": "membaca",
        "remove": "menghapus",
        "open": "membuka",
        "list": "mendaftar",
        "sync": "menyimpan ke cakram",
        "make": "membuat",
        "write": "menulis",
        "rename": "mengganti nama",
        "read the key": "membaca kunci",
        "the system refused it": "ditolak sistem",
        "There is a file that is no directory": "Di sana ada berkas yang bukan direktori",
        "expected 64 hexadecimal digits in each line: openssl rand -hex 32":
            "seharusnya 64 angka heksadesimal di tiap baris: openssl rand -hex 32",
        "it is no ledger of erasures": "bukan catatan penghapusan",
        "its first line is cut off": "baris pertamanya terpotong",
        "it names the backup '{}'": "isinya menyebut cadangan '{}'",
        "it does not end in its hash": "tidak berakhir dengan hash-nya",
        "it is not the one on which '{}' builds": "bukan yang menjadi dasar '{}'",
        "it does not say on which backup it builds": "tidak menyebut cadangan yang menjadi dasarnya",
        "a member is not described": "ada anggota yang tidak dijelaskan",
        "a member's pages lie outside the store": "halaman suatu anggota berada di luar basis data",
        "its SHA-256 differs": "SHA-256-nya berbeda",
        "it is no JSON: {}": "bukan JSON: {}",
        "a part is missing": "ada bagian yang hilang",
        "the rows of '{}' are no number": "jumlah baris '{}' bukan angka",
        "the migrations of '{}' are no number": "jumlah migrasi '{}' bukan angka",
        "its members do not follow each other": "anggotanya tidak bersambung",
        "its members do not make up its size": "jumlah anggotanya tidak sesuai dengan ukurannya",
        "it is no index of a backup": "bukan indeks cadangan",
        "a newer program made it: its version is {}, and this one knows {}":
            "dibuat program yang lebih baru: versinya {}, dan program ini mengenal {}",
        "a member of its summary is missing or invalid": "ada isi ringkasannya yang hilang atau salah",
        "{}: page {} is not as it was in the restored file":
            "{}: halaman {} di berkas yang dipulihkan tidak seperti semula",
        "{}: no backup holds page {} as it was": "{}: tidak ada cadangan yang memuat halaman {} seperti semula",
        "{}.gz: {}": "{}.gz: {}",
        "{}.gz, member {}: {}": "{}.gz, anggota {}: {}",
        "{}.gz: it has {} bytes, and had {}": "{}.gz: kini {} bita, tadinya {}",
        "it is cut off": "terpotong",
        "it cannot be opened with the key": "tidak dapat dibuka dengan kuncinya",
        "it cannot be unpacked": "tidak dapat dimekarkan",
        "a part of it cannot be unpacked": "sebagiannya tidak dapat dimekarkan",
        "a part of it cannot be opened with the key {}": "sebagiannya tidak dapat dibuka dengan kunci {}",
        "it is no segment of the journal": "bukan segmen jurnal",
        "behind entry {} it cannot be read": "sesudah entri {} tidak dapat dibaca",
        "it does not end as its name says": "akhirnya tidak sesuai dengan namanya",
        "entry {} does not follow the one before": "entri {} tidak menyambung yang sebelumnya",
        "journal/{}: {}": "journal/{}: {}",
        "journal/{}": "journal/{}",
        "SQLite cannot read it: {} ({})": "SQLite tidak dapat membacanya: {} ({})",
        "integrity: {}": "keutuhan: {}",
        "foreign keys: a row of '{}' points at nothing in '{}'":
            "kunci asing: satu baris '{}' tidak menunjuk ke apa pun di '{}'",
        "journal: {}": "jurnal: {}",
        "journal: it ends at entry {}, expected {}": "jurnal: berakhir di entri {}, seharusnya {}",
        "migrations: they are not those of the index": "migrasi: tidak sama dengan yang ada di indeks",
        "rows: '{}' has {}, expected {}": "baris: '{}' berisi {}, seharusnya {}",
        "rows: there are tables that were not there": "baris: ada tabel yang tadinya tidak ada",
        "{}: not so: {}: {}, {} in all": "{}: tidak demikian: {}: {}, seluruhnya {}",
        "{}. Make and prove another": "{}. Buat dan buktikan cadangan lain",
        "The journal in '{}' is damaged in {} places, first {}. What a backup holds can be restored, and no point that only these files lead to":
            "Jurnal di '{}' rusak di {} tempat, yang pertama {}. Isi cadangan tetap dapat dipulihkan, tetapi titik yang hanya dicapai lewat berkas itu tidak",
        "the one that is due": "yang sudah jatuh tempo",
        "looking whether the journal explains the store": "pemeriksaan apakah jurnal menjelaskan isi basis data",
        "the one after a migration": "yang sesudah migrasi",
        "the one after an erasure": "yang sesudah penghapusan",
        "{}: {}": "{}: {}",
        "The journal cannot be replayed behind entry {}: the one behind it is missing":
            "Jurnal tidak dapat diputar ulang sesudah entri {}: entri berikutnya hilang",
        "When it failed its proof; null where it did not, and once it is proved":
            "Kapan gagal dibuktikan; null jika tidak, dan setelah terbukti",
        "it is for modules, and nobody calls it from outside":
            "perintah itu untuk modul, dan tidak dipanggil dari luar",
        "The rule that gives the role; of a command for modules that it is one":
            "Aturan yang memberi peran itu; untuk perintah bagi modul, bahwa demikian adanya",
        "One statement only: something stands behind ';'": "Hanya satu pernyataan: ada sesuatu sesudah ';'",
        "args does not give the query the {}": "args tidak memberi kueri {}",
        "{} values for its ?": "{} nilai untuk tanda ?",
        "values for {}": "nilai untuk {}",
        "The column '{}' holds the character U+0000, which no text may: ask for its hex()":
            "Kolom '{}' memuat karakter U+0000, yang tidak boleh ada dalam teks: mintalah hex()-nya",
        "The query does what none may: they read the views named …_pub_…":
            "Kueri itu melakukan yang tidak diizinkan: kueri membaca view bernama …_pub_…",
        "The query ends before it is complete": "Kueri berakhir sebelum lengkap",
        "What of the journal beside the backups cannot be read, each with its file":
            "Bagian jurnal di samping cadangan yang tidak dapat dibaca, masing-masing dengan berkasnya",
    ]
}
