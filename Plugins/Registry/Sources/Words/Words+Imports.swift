import ModuleKit

/// What importing cadres says.
extension Words {
    static let imports: Words = [
        "Importing cadres": "Memasukkan kader",
        "The name is missing": "Nama kosong",
        "'{}' is no name": "'{}' bukan nama",
        "'{}' under '{}' is invalid: expected {}": "'{}' pada kolom '{}' tidak sah: seharusnya {}",
        "A formula under '{}' has failed: it shows {}": "Rumus pada kolom '{}' gagal: tampil {}",
        "What looks like a NIK stands under '{}': it belongs under NIK":
            "Kolom '{}' berisi angka seperti NIK: tempatnya di kolom NIK",
        "The NIK under '{}': {}": "NIK pada kolom '{}': {}",
        "{} characters at most": "paling banyak {} huruf",
        "50 items at most, each of 100 characters at most":
            "paling banyak 50 isian, masing-masing paling banyak 100 huruf",
        "'{}' under '{}' is nobody's birth date": "'{}' pada kolom '{}' tidak mungkin tanggal lahir",
        "a day like 13 Maret 2024, 13/3/2024 or 2024-03-13":
            "tanggal seperti 13 Maret 2024, 13/3/2024, atau 2024-03-13",
        "the year too": "tahunnya juga",
        "a year of four digits": "tahun empat angka",
        "the day first, and a month up to 12": "tanggal lebih dahulu, dan bulan paling tinggi 12",
        "a day up to {}, which that month has": "tanggal sampai {}, sesuai bulannya",
        "the weekday of that day": "nama hari yang cocok dengan tanggalnya",
        "one telephone number of 5 to 20 digits": "satu nomor telepon 5 sampai 20 angka",
        "'{}' is there, and the number of the decree is missing": "'{}' terisi, tetapi nomor SK kosong",
        "The date of the decree '{}' is missing": "Tanggal SK '{}' kosong",
        "The decree '{}' ends on {}, before it begins on {}": "SK '{}' berakhir {}, sebelum mulai berlaku {}",
        "The NIK stands in line {} too": "NIK yang sama ada di baris {}",
        "The same stands in line {} too": "Orang yang sama ada di baris {}",
        "Line {} of the file: {}": "Baris {} berkas ini: {}",
        "The same NIK is recorded under another name": "NIK yang sama tercatat dengan nama lain",
        "Nearly the same name and the same birth date are there already":
            "Nama yang hampir sama dengan tanggal lahir yang sama sudah ada",
        "Several of that name are there": "Ada beberapa orang dengan nama itu",
        "A cadre of that name has ended: who serves again is added with registry.cadre.add and person":
            """
        Kader dengan nama itu sudah berhenti: jika bertugas lagi, tambahkan dengan registry.cadre.add dan \
        person
        """,
        "The same name is there with another birth date": "Nama yang sama sudah ada dengan tanggal lahir lain",
        "The same name is there with another sex": "Nama yang sama sudah ada dengan jenis kelamin lain",
        "The decree '{}' of {} is there for this village with other dates or another signer":
            "SK '{}' tahun {} sudah ada untuk desa ini dengan tanggal atau penanda tangan lain",
        "The NIK is recorded of another person": "NIK itu tercatat pada orang lain",
        "The NIK is recorded of a person of another name": "NIK itu tercatat pada orang dengan nama lain",
        "Recorded otherwise: {}": "Tercatat lain: {}",
        "sex": "jenis kelamin",
        "birth date": "tanggal lahir",
        "birth place": "tempat lahir",
        "education": "pendidikan",
        "telephone": "telepon",
        "address": "alamat",
        "role": "jabatan",
        "courses": "kursus",
        "fields": "bidang",
        "decree": "SK",
        "decree, which is older than the one that is there": "SK, yang lebih lama daripada yang tercatat",
    ]

    /// Of villages that a list names, and of the list as a whole.
    static let importedLists: Words = [
        "The village is missing": "Desa kosong",
        "'{}' is no name of a village": "'{}' bukan nama desa",
        "{}; the first {} are shown": "{}; yang ditampilkan {} yang pertama",
        "'{}' is the name of {} villages {}": "'{}' adalah nama {} desa {}",
        "There is no village '{}' {}, but elsewhere": "Tidak ada desa '{}' {}, tetapi ada di tempat lain",
        "There is no village '{}' {}": "Tidak ada desa '{}' {}",
        "There is no village '{}' {}: registry.region.alias records another spelling of one that is there":
            "Tidak ada desa '{}' {}: ejaan lain dari desa yang ada dicatat dengan registry.region.alias",
        "There is no village '{}'": "Tidak ada desa '{}'",
        "'{}' is no code of a village: expected one with dots like 64.01.07.2002":
            "'{}' bukan kode desa: seharusnya bertitik seperti 64.01.07.2002",
        "'{}' is the code of {}, which is no village": "'{}' adalah kode {}, yang bukan desa",
        "There is no regency '{}'": "Tidak ada kabupaten/kota '{}'",
        "in the regency '{}'": "di kabupaten/kota '{}'",
        "in the registry": "dalam daftar wilayah",
        "There is no district '{}' where the row says": "Tidak ada kecamatan '{}' di wilayah yang disebut baris ini",
        "in the district '{}'": "di kecamatan '{}'",
        "The file has no heading '{}': it has {}": "Berkas tidak punya judul kolom '{}': yang ada {}",
        """
        No row of headings was found: one with a heading for the name (Nama) and at least one more that is \
        known, such as NIK, Desa, Kecamatan or L/P; mapping tells what other headings mean
        """:
            """
        Baris judul kolom tidak ditemukan: harus ada judul Nama dan sedikitnya satu judul lain yang dikenal, \
         seperti NIK, Desa, Kecamatan, atau L/P; arti judul lain diberikan dengan mapping
        """,
        """
        {} of {} NIKs end in 0: Excel keeps 15 digits and has made the last one 0. Take the list from where the \
        NIKs are whole, in a column formatted as text
        """:
            """
        {} dari {} NIK berakhir 0: Excel hanya menyimpan 15 angka dan mengganti angka terakhir dengan 0. \
        Ambil daftar dari sumber yang NIK-nya utuh, dalam kolom berformat teks
        """,
        "The file is no xlsx: save it as an Excel workbook (.xlsx), or send it as csv":
            "Berkas bukan xlsx: simpan sebagai buku kerja Excel (.xlsx), atau kirim sebagai csv",
        """
        The file is an Excel workbook of before 2007 (.xls), or a password protects it: save it without a \
        password as .xlsx
        """:
            """
        Berkas adalah buku kerja Excel lama (.xls), atau dilindungi kata sandi: simpan tanpa kata sandi \
        sebagai .xlsx
        """,
        "The file is damaged at '{}': open it in Excel or LibreOffice and save it anew":
            "Berkas rusak pada '{}': buka di Excel atau LibreOffice lalu simpan kembali",
        "The file unpacks to more than any list holds": "Isi berkas lebih besar daripada daftar mana pun",
        "The file has no sheet that can be seen": "Berkas tidak punya lembar yang terlihat",
    ]
}
