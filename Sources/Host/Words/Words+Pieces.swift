import ModuleKit

/// Long lists, files in pieces, jobs that go on, and queries.
extension Words {
    static let pieces: Words = [
        "Only SELECT, WITH, VALUES and EXPLAIN are queries":
            "Hanya SELECT, WITH, VALUES, dan EXPLAIN yang merupakan kueri",
        "The statement does not only read": "Pernyataan itu tidak hanya membaca",
        "SQLite refused it": "Ditolak oleh SQLite",
        "{} is not for queries: they read the views named …_pub_…":
            "{} bukan untuk kueri: kueri membaca view bernama …_pub_…",
        "The table '{}' is not published: queries read the views named …_pub_…":
            "Tabel '{}' tidak diterbitkan: kueri membaca view bernama …_pub_…",
        "Is for lists: '{}' answers none": "Hanya untuk daftar: '{}' tidak menjawab daftar",
        "The blob '{}' has {} bytes, and the piece begins at {}":
            "Blob '{}' berisi {} bita, sedangkan potongan ini mulai pada {}",
        "Go on from there": "Lanjutkan dari sana",
        "The blob '{}' has other bytes at {}": "Blob '{}' berisi bita lain pada {}",
        "Take another name for another content": "Pakai nama lain untuk isi lain",
        "1 to 80 letters a to z, digits, '.', '_' and '-', beginning with a letter or digit":
            "1 sampai 80 huruf a sampai z, angka, '.', '_' dan '-', diawali huruf atau angka",
        "Is beyond {} bytes, the longest blob": "Melampaui {} bita, yaitu blob terpanjang",
        "blob": "blob",
        "Nothing was begun: {}": "Tidak ada yang dimulai: {}",
        "The job {} goes on already": "Pekerjaan {} sudah dilanjutkan",
        "The job {} cannot go on: '{}' keeps nothing to go on with":
            "Pekerjaan {} tidak dapat dilanjutkan: '{}' tidak menyimpan bahan untuk melanjutkan",
        "The job {} cannot go on: '{}' is no task any more":
            "Pekerjaan {} tidak dapat dilanjutkan: '{}' bukan tugas lagi",
        "Call '{}' again": "Panggil '{}' sekali lagi",
        "'all' needs the role 'admin', you have '{}'": "'all' memerlukan peran 'admin', peran Anda '{}'",
        "Leave it out, and ask the views named …_pub_…": "Tanpa 'all', tanyakan tampilan bernama …_pub_…",
        "{} queries are running": "{} kueri sedang berjalan",
        "a list, or an object by names": "daftar, atau objek menurut nama",
        "The frame is no JSON": "Bingkai bukan JSON",
        "The frame is no request": "Bingkai bukan permintaan",
        "There is no such command": "Tidak ada perintah seperti itu",
        "Parameters are wrong: the details tell all of them": "Ada parameter yang salah: rinciannya ada di details",
        "What is named is not there": "Yang disebut tidak ada",
        "It is there already, or has changed since it was read": "Sudah ada, atau sudah berubah sejak dibaca",
        "The caller's role does not allow it": "Peran pemanggil tidak mengizinkannya",
        "The thing's state does not allow it": "Keadaannya tidak mengizinkan hal ini",
        "Too much is waiting: try again after retry_after_ms":
            "Terlalu banyak yang menunggu: coba lagi setelah retry_after_ms",
        "The command's module does not run": "Modul perintah ini tidak berjalan",
        "The disk is full or failed, and nothing was written":
            "Media penyimpanan penuh atau gagal, dan tidak ada yang ditulis",
        "The frame is longer than the daemon takes or sends":
            "Bingkai lebih panjang daripada yang diterima atau dikirim daemon",
        "More than one thing fits: the details list them": "Lebih dari satu yang cocok: daftarnya ada di details",
        "A sealed value is needed, and the key is not there": "Diperlukan nilai tersegel, tetapi kuncinya tidak ada",
        "Expected texts, numbers, true, false or null": "Seharusnya teks, bilangan, true, false atau null",
    ]
}
