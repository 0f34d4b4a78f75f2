import ModuleKit

/// Words of officials, institutions and companions.
extension Words {
    static let officeRecords: Words = [
        "Record a companion of villages, and where the posting is": "Mencatat pendamping desa dan tempat tugasnya",
        "ta, pd, pdti or pld": "ta, pd, pdti, atau pld",
        "Code of the region of the posting": "Kode wilayah tugas",
        "Decree or contract of the posting": "SK atau kontrak penugasan",
        "Record an institution of a village or region": "Mencatat lembaga desa atau wilayah",
        "Regulation or decree on which it rests": "Peraturan atau SK yang menjadi dasarnya",
        "First day, where it is known": "Hari pertama, jika diketahui",
        "Record who holds an office, or stands in for its holder":
            "Mencatat pemegang jabatan, atau pelaksana tugas dan penjabatnya",
        "Which office": "Jabatan yang mana",
        "What the office is called there, as Petinggi": "Sebutan jabatan di sana, misalnya Petinggi",
        "plt or pj of one who stands in": "plt atau pj bagi yang menggantikan sementara",
        "Record that a companion's posting is over": "Mencatat berakhirnya tugas pendamping",
        "The companion": "Pendamping",
        "Record that an institution works no longer; its board ends with it":
            "Mencatat lembaga yang tidak lagi bekerja; kepengurusannya ikut berakhir",
        "The institution": "Lembaga",
        "Record that an official holds an office no longer": "Mencatat pejabat yang tidak lagi memegang jabatan",
        "The official": "Pejabat",
        "Show a companion": "Menampilkan pendamping",
        "Show an institution with its board": "Menampilkan lembaga beserta pengurusnya",
        "Show an official": "Menampilkan pejabat",
        "List companions of villages": "Menampilkan daftar pendamping desa",
        "Region inside which the postings are": "Wilayah tempat penugasan",
        "Which position": "Jenis pendamping",
        "Those who are posted on this day; all there ever were where missing":
            "Yang bertugas pada hari ini; semua yang pernah ada jika kosong",
        "List institutions with their boards": "Menampilkan lembaga beserta pengurusnya",
        "Region inside which they are": "Wilayah tempatnya",
        "What they are": "Jenisnya",
        "Those that work on this day; all there ever were where missing":
            "Yang bekerja pada hari ini; semua yang pernah ada jika kosong",
        "Part of the name": "Bagian dari nama",
        "List officials of a region": "Menampilkan pejabat suatu wilayah",
        "Region inside which the offices are": "Wilayah tempat jabatan",
        "Those who hold it on this day; all there ever were where missing":
            "Yang memegangnya pada hari ini; semua yang pernah ada jika kosong",
        "List regions whose office nobody holds, and who stands in":
            "Menampilkan wilayah yang jabatannya lowong, dan siapa yang menggantikan sementara",
        "Region that is looked at": "Wilayah yang dilihat",
        "An office that one person holds": "Jabatan yang dipegang satu orang",
        "plt or pj": "plt atau pj",
        "Name of the region": "Nama wilayah",
        "Who stands in; null when nobody does": "Yang menggantikan sementara; null jika tidak ada",
        "Record somebody on the board of an institution": "Mencatat pengurus lembaga",
        "As what: Ketua, Sekretaris, Bendahara, …": "Sebagai apa: Ketua, Sekretaris, Bendahara, …",
        "Set how many companions of a position a regency should have":
            "Menetapkan kuota pendamping suatu jenis di kabupaten/kota",
        "Code of the regency": "Kode kabupaten/kota",
        "How many; null where nobody says": "Jumlahnya; null jika tidak ditetapkan",
        "Show how many companions each regency should have, has and lacks":
            "Menampilkan kuota, jumlah terisi, dan lowongan pendamping tiap kabupaten/kota",
        "Name of the regency": "Nama kabupaten/kota",
        "How many there should be; null where nobody says": "Kuota; null jika tidak ditetapkan",
        "How many are posted in it; where a region is no more, in the one that stands in for it":
            "Jumlah yang bertugas; jika wilayah sudah tidak ada, di wilayah penggantinya",
        "How many are missing; null without a quota": "Jumlah lowongan; null tanpa kuota",
        "Record that somebody is on a board no longer": "Mencatat berakhirnya seorang pengurus",
        "The seat": "Kedudukan pengurus",
        "Correct what is recorded of a companion's posting": "Memperbaiki catatan penugasan pendamping",
        "Code of the region; who moves later ends this posting and begins another":
            "Kode wilayah; yang pindah kemudian mengakhiri tugas ini dan memulai yang lain",
        "Correct what is recorded of an institution": "Memperbaiki catatan lembaga",
        "Correct what is recorded of an official": "Memperbaiki catatan pejabat",
        "What the office is called there": "Sebutan jabatan di sana",
        "Decree or contract of the posting; null when unknown":
            "SK atau kontrak penugasan; null jika tidak diketahui",
        "Last day; null when it is not known": "Hari terakhir; null jika tidak diketahui",
        "Why it ended; null where it has not": "Alasan berakhir; null jika belum",
        "Number of the institution": "Nomor lembaga",
        "Regulation or decree on which it rests; null when unknown":
            "Peraturan atau SK dasarnya; null jika tidak diketahui",
        "First day; null when unknown": "Hari pertama; null jika tidak diketahui",
        "Last day; null while it works": "Hari terakhir; null selama masih bekerja",
        "Who has been on its board, the oldest first": "Yang pernah menjadi pengurus, dari yang terlama",
        "Number of the seat": "Nomor kedudukan pengurus",
        "As what the person serves: Ketua, Sekretaris, …": "Kedudukan orang itu: Ketua, Sekretaris, …",
        "First day of the term": "Hari pertama masa jabatan",
        "Why it ended early; null where it has not": "Alasan berakhir lebih awal; null jika tidak",
        "What the office is called there, as Petinggi; null where as everywhere":
            "Sebutan jabatan di sana, misalnya Petinggi; null jika sebutan umum",
        "plt or pj of one who stands in; null of a holder":
            "plt atau pj bagi yang menggantikan sementara; null bagi pemegangnya",
        "Telephone of a new person": "Telepon orang baru",
        "Last day, where it is known": "Hari terakhir, jika diketahui",
        "Years that a term on a board should last at most": "Lama masa jabatan pengurus paling banyak, dalam tahun",
        "Terms that a person should serve on one board at most":
            "Banyaknya masa jabatan seorang pengurus paling banyak",
        "First day": "Hari pertama",
        "Last day": "Hari terakhir",
    ]
}
