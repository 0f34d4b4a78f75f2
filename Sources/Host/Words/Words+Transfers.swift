import ModuleKit

/// What the commands of files in pieces, queries, metrics and resumed jobs are for, as their help has it.
extension Words {
    static let transfers: Words = [
        "Tell all pages of a list: the items as $/partial, the last with the answer":
            "Kirim semua halaman daftar: isinya sebagai $/partial, yang terakhir bersama jawaban",
        "Bring a file that does not fit a frame, in pieces; a piece that came before may come again":
            "Kirim berkas yang tidak muat dalam satu bingkai per potongan; potongan yang sama boleh dikirim lagi",
        "Name among your blobs, to go on with one or to begin it; a new name where it is missing":
            "Nama di antara blob Anda, untuk melanjutkan atau memulainya; nama baru jika tidak disebut",
        "Where the piece begins in the file, in bytes": "Tempat potongan ini mulai di dalam berkas, dalam bita",
        "The piece: text, or bytes in base64": "Potongannya: teks, atau bita dalam base64",
        "How the piece is written": "Cara potongan ini ditulis",
        "Its name, which stands in a file of parameters as blob; it goes a day after it was last used":
            "Namanya, yang ditulis sebagai blob pada berkas dalam parameter; hilang sehari setelah terakhir dipakai",
        "Bytes that have come: where the next piece begins":
            "Bita yang sudah diterima: di situ potongan berikutnya mulai",
        "SHA-256 of them, in hexadecimal": "SHA-256 dari semuanya, dalam heksadesimal",
        "Fetch a piece of a blob of yours": "Ambil satu potongan blob milik Anda",
        "The blob": "Blobnya",
        "Where the piece begins, in bytes": "Tempat potongan ini mulai, dalam bita",
        "Bytes to answer, at most; as base64 they must fit a frame":
            "Banyaknya bita yang dijawab; dalam base64 harus muat satu bingkai",
        "Bytes of all of it": "Bita seluruhnya",
        "Where the piece begins": "Tempat potongan ini mulai",
        "The piece in base64; empty at the end": "Potongannya dalam base64; kosong di akhir",
        "How it is written": "Cara penulisannya",
        "Let a job go on that was cancelled, or interrupted when the daemon ended":
            "Lanjutkan pekerjaan yang dibatalkan, atau terputus ketika daemon berhenti",
        "Whether core.jobs.resume lets it go on where it ended":
            "Apakah core.jobs.resume dapat melanjutkannya",
        "Ask the published views, named …_pub_…, with a query of your own":
            "Tanyakan tampilan yang terbuka, bernama …_pub_…, dengan kueri sendiri",
        "One statement of SQL that only reads": "Satu pernyataan SQL yang hanya membaca",
        "Its arguments: a list for ?, an object for :name": "Argumennya: daftar untuk ?, objek untuk :name",
        "Every table, and not the published views alone: for admins":
            "Semua tabel, bukan hanya tampilan yang terbuka: untuk admin",
        "Most rows to answer": "Baris paling banyak yang dijawab",
        "Names of the columns": "Nama kolom-kolomnya",
        "Each row as a list of values; bytes in hexadecimal":
            "Setiap baris sebagai daftar nilai; bita dalam heksadesimal",
        "Whether there is more than was answered": "Apakah masih ada selain yang dijawab",
        "What was reached: the rows asked for, 8 MiB, or 10 seconds":
            "Batas yang tercapai: banyaknya baris, 8 MiB, atau 10 detik",
        "Tell what can be measured of the daemon, as OpenMetrics text":
            "Sampaikan yang dapat diukur dari daemon, sebagai teks OpenMetrics",
    ]
}
