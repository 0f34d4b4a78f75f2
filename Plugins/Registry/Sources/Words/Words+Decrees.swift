import ModuleKit

/// Words of decrees and the book of cadres.
extension Words {
    static let decrees: Words = [
        "List decrees with their attachments": "Menampilkan SK beserta lampirannya",
        "Whether the last day is over": "Apakah hari terakhirnya sudah lewat",
        "Last day lies before this one": "Hari terakhir sebelum tanggal ini",
        "Part of the number": "Bagian dari nomor",
        "Show a decree with its attachment": "Menampilkan SK beserta lampirannya",
        "The decree": "SK",
        "Record a decree with its attachment, and appoint the cadres whom it names":
            "Mencatat SK beserta lampirannya, dan mengangkat kader yang disebutnya",
        "The rows of the attachment": "Baris lampiran",
        "Address as the decree has it": "Alamat menurut SK",
        "L or P, of a new person": "L atau P, untuk orang baru",
        "A cadre of the village": "Kader desa itu",
        "Name of a new person, or of one whom the attachment has already; two of one name are two people":
            "Nama orang baru, atau yang sudah ada dalam lampiran; dua baris dengan satu nama adalah dua orang",
        """
        '{}' stands in members/{} too: give the sex or the address of both where they are two people, and one row where \
        they are one
        """:
            """
        '{}' tertulis juga di members/{}: isi jenis kelamin atau alamat keduanya jika mereka dua orang, dan satu baris \
        saja jika satu orang
        """,
        "Show a village's book of cadres (D.4 of Permendagri 47/2016), as it was on a day":
            "Menampilkan Buku Kader desa (D.4 Permendagri 47/2016), menurut keadaan pada suatu hari",
        "The day; today where missing": "Harinya; hari ini jika kosong",
        "rows are answered as they are, the others as a file":
            "rows dijawab sebagai baris, yang lain sebagai berkas",
        "The day on which it was so": "Hari keadaan itu",
        "The rows of the book": "Baris buku",
        "The book as a file; null where rows were asked for": "Buku sebagai berkas; null jika yang diminta baris",
        "Number of the row, from 1": "Nomor baris, mulai dari 1",
        "Years of age on the day; null when the birth date is not known":
            "Umur dalam tahun pada hari itu; null jika tanggal lahir tidak diketahui",
        "Last school and courses; null when unknown": "Pendidikan terakhir dan kursus; null jika tidak diketahui",
        "Fields of work; null when unknown": "Bidang; null jika tidak diketahui",
        "Address; null when unknown": "Alamat; null jika tidak diketahui",
        "Role, decree, and whether the cadre rests; null when nothing of it is known":
            "Jabatan, SK, dan apakah kader nonaktif; null jika tidak ada yang diketahui",
        "Number of the record": "Nomor catatan",
        "First day of the appointments": "Hari pertama pengangkatan",
        "Who signed; null when unknown": "Penanda tangan; null jika tidak diketahui",
        "The rows of the attachment, in their order; none where only the cadres were recorded":
            "Baris lampiran menurut urutannya; kosong jika hanya kadernya yang dicatat",
        "Name as the decree has it": "Nama menurut SK",
    ]
}
