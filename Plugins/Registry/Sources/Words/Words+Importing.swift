import ModuleKit

/// Words of the commands that import cadres and find likely pairs.
extension Words {
    static let importing: Words = [
        "The person is a cadre elsewhere too: {}": "Orang ini juga kader di tempat lain: {}",
        "Take in cadres from a list; the same list again changes nothing":
            "Memasukkan kader dari daftar; daftar yang sama sekali lagi tidak mengubah apa pun",
        "The list, with a row of headings": "Daftar, dengan baris judul kolom",
        "What headings mean that are not known": "Arti judul kolom yang belum dikenal",
        "Region in which the villages lie, where the file does not say it":
            "Wilayah tempat desa-desanya, jika tidak tertulis dalam berkas",
        "Heading of the names": "Judul kolom nama",
        "Heading of the NIKs": "Judul kolom NIK",
        "Heading of the villages' codes": "Judul kolom kode desa",
        "Heading of the villages": "Judul kolom desa",
        "Heading of the districts": "Judul kolom kecamatan",
        "Heading of the regencies": "Judul kolom kabupaten/kota",
        "Heading of L and P": "Judul kolom L/P",
        "Heading of the birth places": "Judul kolom tempat lahir",
        "Heading of the birth dates": "Judul kolom tanggal lahir",
        "Heading of birth place and date together": "Judul kolom tempat dan tanggal lahir",
        "Heading of the last schools": "Judul kolom pendidikan",
        "Heading of the courses": "Judul kolom kursus",
        "Heading of the fields of work": "Judul kolom bidang",
        "Heading of the addresses": "Judul kolom alamat",
        "Heading of the telephones": "Judul kolom nomor telepon",
        "Heading of the roles": "Judul kolom jabatan",
        "Heading of the decrees' numbers": "Judul kolom nomor SK",
        "Heading of the decrees' dates": "Judul kolom tanggal SK",
        "Heading of the appointments' first days": "Judul kolom mulai berlaku",
        "Heading of the appointments' last days, or of how long they last":
            "Judul kolom akhir atau lamanya masa berlaku",
        "Heading of who signed": "Judul kolom penanda tangan",
        "Heading of who is active: whoever is said not to be is not taken":
            "Judul kolom keaktifan: yang tertulis tidak aktif tidak diambil",
        """
        '{}' under '{}' does not say that the person serves, and a list takes in those who do: record one who has stopped \
        with registry.cadre.add, where that is not done, and then with registry.cadre.end or registry.cadre.deactivate. Of \
        one who serves clear the cell
        """:
            """
        '{}' di kolom '{}' tidak menyatakan kader masih aktif, padahal daftar hanya memuat yang aktif: catat yang sudah \
        berhenti dengan registry.cadre.add, jika belum tercatat, lalu dengan registry.cadre.end atau \
        registry.cadre.deactivate. Untuk yang masih aktif, kosongkan selnya
        """,
        "The cadre; null of a village": "Kader; null untuk desa",
        "Name of the cadre or the village": "Nama kader atau desa",
        "Where the village lies, from the inside out; null of a cadre":
            "Letak desa, dari dalam ke luar; null untuk kader",
        "Line of the file, from 1; of a sheet, the row":
            "Baris berkas, mulai dari 1; pada lembar kerja, nomor barisnya",
        "What is not sure": "Apa yang meragukan",
        "What it could mean": "Kemungkinan maksudnya",
        "What is wrong with it": "Apa yang salah",
        "Headings of the columns of which nothing was taken; mapping tells what they mean":
            "Judul kolom yang tidak diambil sama sekali; mapping menjelaskan artinya",
        """
        The NIK under '{}' is a number that ends in 0: Excel keeps 15 digits and makes the last one 0. Type it anew in a \
        column formatted as text
        """:
            """
        NIK pada kolom '{}' berupa bilangan yang berakhir 0: Excel hanya menyimpan 15 angka dan menjadikan angka \
        terakhir 0. Ketik ulang dalam kolom berformat teks
        """,
        "Rows that brought something new: a cadre, a decree, or what was not known":
            "Baris yang membawa hal baru: kader, SK, atau data yang belum diketahui",
        "Rows of which everything is recorded already": "Baris yang seluruh isinya sudah tercatat",
        "Rows that somebody must look at": "Baris yang harus diperiksa orang",
        "Rows that cannot be taken as they are": "Baris yang tidak dapat diterima sebagaimana adanya",
        "The first ten thousand of those to look at, with what they could mean":
            "Sepuluh ribu pertama yang harus diperiksa, dengan kemungkinan maksudnya",
        "The first ten thousand of those refused, and why": "Sepuluh ribu pertama yang ditolak, dan alasannya",
        "A stable word: nik_region, nik_birth_date or nik_sex":
            "Kata yang tetap: nik_region, nik_birth_date, atau nik_sex",
        "What surprises": "Apa yang mengherankan",
        "What surprises in rows that were taken": "Banyaknya hal mengherankan pada baris yang diambil",
        "The first ten thousand of what surprises in rows that were taken; each is possible":
            "Sepuluh ribu pertama dari hal yang mengherankan pada baris yang diambil; semuanya mungkin saja benar",
        "Name of the other one": "Nama yang lain",
        "What agrees: same_name, near_name, same_birth_date, same_phone, same_village":
            "Yang sama: same_name, near_name, same_birth_date, same_phone, same_village",
    ]
}
