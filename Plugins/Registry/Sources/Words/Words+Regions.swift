import ModuleKit

/// Regions and their names.
extension Words {
    static let regions: Words = [
        "Whether people say so, or it was the official name before":
            "Apakah sebutan orang, atau nama resmi yang dahulu",
        "Last day on which it was official": "Hari terakhir sebagai nama resmi",
        "Code of the region": "Kode wilayah",
        "The other name": "Nama lainnya",
        "alias or former": "alias atau former",
        "Last day on which it was official; null when unknown":
            "Hari terakhir sebagai nama resmi; null jika tidak diketahui",
        "Record another name of a region, so that it is found under it":
            "Catat nama lain suatu wilayah agar dapat ditemukan",
        "The day whose code and name are meant; today where it is missing":
            "Hari yang kode dan namanya dimaksud; jika kosong, hari ini",
        "Leave 'as_of' out for today": "Hilangkan 'as_of' untuk hari ini",
        "There was no region '{}' on that day": "Tidak ada wilayah '{}' pada hari itu",
        "region": "wilayah",
        "Show a region": "Tampilkan wilayah",
        "There is no region '{}'": "Tidak ada wilayah '{}'",
        "registry.region.search finds codes by name, registry.region.import brings a list in":
            "registry.region.search mencari kode menurut nama, registry.region.import memasukkan daftarnya",
        "There is no region '{}' any more: it was there until {}": "Wilayah '{}' sudah tidak ada: ada sampai {}",
        "Give a day until then in 'as_of'": "Isi 'as_of' dengan hari sebelum atau pada hari itu",
        "There is no region '{}' any more: it is {} now": "Wilayah '{}' sudah tidak ada: sekarang {}",
        "'{}' has no dots: say whose code it is in 'system', kemendagri or bps":
            "'{}' tanpa titik: sebutkan di 'system' kode siapa, kemendagri atau bps",
        "Code with dots": "Kode bertitik",
        "Whose code it is, where it has no dots": "Kode siapa, jika tanpa titik",
        "The decree that says so": "Surat keputusan yang menetapkannya",
        "Since when it is so": "Sejak kapan berlaku",
        """
        Whether the file holds every region of the provinces it covers: others are closed, unless one inside stays. A file \
        that would close any changes nothing while one of its lines is refused
        """:
            """
        Apakah berkas memuat semua wilayah di provinsinya: yang lain ditutup, kecuali jika ada wilayah di dalamnya yang \
        tetap. Berkas yang akan menutup wilayah tidak mengubah apa pun selama ada barisnya yang ditolak
        """,
        """
        Regions that the file lacks and would close: {}. Nothing is changed while one of its lines is refused: mend those \
        lines and send the file again, or leave 'complete' out
        """:
            """
        Wilayah yang tidak ada dalam berkas dan akan ditutup: {}. Tidak ada yang diubah selama ada baris yang ditolak: \
        perbaiki baris itu lalu kirim lagi berkasnya, atau hilangkan 'complete'
        """,
        "Comparing the regions": "Membandingkan wilayah",
        "Nothing has changed": "Tidak ada perubahan",
        "Done": "Selesai",
        "Take in regions from a file; the same file again changes nothing":
            "Ambil wilayah dari berkas; berkas yang sama sekali lagi tidak mengubah apa pun",
        "Regions that are new": "Wilayah baru",
        "Regions with another name; the former one stays findable":
            "Wilayah dengan nama lain; nama lama tetap dapat ditemukan",
        "Regions with another code": "Wilayah dengan kode lain",
        "Regions that are there as the file has them": "Wilayah yang sudah sama dengan berkas",
        "Regions that are not in a complete file": "Wilayah yang tidak ada dalam berkas lengkap",
        "Rows that were not taken, and why": "Baris yang tidak diambil, dan sebabnya",
        "The regions: code,name,level,parent_code,kind,bps_code; only code and one of name and bps_code must be there":
            "Wilayahnya: code,name,level,parent_code,kind,bps_code; yang wajib hanya code dan salah satu dari name dan bps_code",
        "Regions that were there, and whose BPS code is new": "Wilayah yang sudah ada dan kode BPS-nya baru",
        "How the file is written": "Format berkas",
        "List the regions inside a region, or the provinces": "Daftar wilayah di dalam suatu wilayah, atau provinsi",
        "Code of the region around them": "Kode wilayah yang melingkupinya",
        "Record that a region has another name; the former one stays findable":
            "Catat bahwa suatu wilayah berganti nama; nama lama tetap dapat ditemukan",
        "The new official name": "Nama resmi yang baru",
        "Only regions inside this one": "Hanya wilayah di dalam wilayah ini",
        "'{}' has neither letters nor digits": "'{}' tidak berisi huruf atau angka",
        "Number of the region": "Nomor wilayah",
        "Official name": "Nama resmi",
        "What the region is by law": "Jenis wilayah menurut hukum",
        "province, regency, district or village": "province, regency, district, atau village",
        "Where it lies, from the inside out": "Letaknya, dari dalam ke luar",
        "What was met: name, alias, former or code; near where a name is spelled otherwise":
            "Apa yang cocok: name, alias, former, atau code; near jika ejaan namanya lain",
        "Find regions by a name as people write it, best first":
            "Cari wilayah menurut nama yang ditulis orang, yang terbaik lebih dahulu",
        "The name, or part of it; what follows a comma tells around it, as in a path. Or a code with dots":
            "Namanya, atau bagiannya; setelah koma, wilayah yang melingkupinya, seperti dalam path. Atau kode bertitik",
        "'{}' lies in the future: today is {}. Record it on that day":
            "'{}' di masa depan: hari ini {}. Catatlah pada hari itu",
        "'{}' is too early: '{}' is there since {}, and changes are recorded in their order":
            "'{}' terlalu awal: '{}' ada sejak {}, dan perubahan dicatat menurut urutannya",
        "province": "provinsi",
        "district": "kecamatan",
        "village": "desa/kelurahan",
        "The BPS code '{}' is that of '{}'": "Kode BPS '{}' adalah kode '{}'",
        "Clear the wrong one with registry.region.update first":
            "Kosongkan dahulu yang salah dengan registry.region.update",
        "The BPS code '{}' is recorded of several regions: {}": "Kode BPS '{}' tercatat pada beberapa wilayah: {}",
        "registry.region.update clears the wrong one": "registry.region.update mengosongkan yang salah",
        "The BPS code {} is that of {}": "Kode BPS {} adalah kode {}",
        "Only regions of this level": "Hanya wilayah tingkat ini",
        "Codes before": "Kode sebelumnya",
        "Regions after": "Wilayah sesudahnya",
        "Code": "Kode",
        "Code of the region around it": "Kode wilayah yang melingkupinya",
        "'{}' does not go with the code '{}'": "'{}' tidak cocok dengan kode '{}'",
        "A {} has one region before and one after": "Untuk {}, satu wilayah sebelum dan satu sesudah",
        "A split has one region before and two or more after":
            "Pemekaran: satu wilayah sebelum dan dua atau lebih sesudah",
        "A merge has two or more regions before and one after":
            "Penggabungan: dua wilayah atau lebih sebelum dan satu sesudah",
        "Record that regions were split, merged, moved or given another code":
            "Catat bahwa wilayah dimekarkan, digabung, dipindah, atau diberi kode lain",
        "'{}' is a {}: expected a village": "'{}' adalah {}: seharusnya desa",
        "Number of the region, which survives renaming and re-coding":
            "Nomor wilayah, yang tetap walaupun nama atau kodenya berubah",
        "Since when it has been so; null when unknown": "Sejak kapan demikian; null jika tidak diketahui",
        "The decree that says so; null when unknown": "Surat keputusan yang menetapkannya; null jika tidak diketahui",
        "There is no region '{}': registry.region.search finds codes by name, registry.region.import brings a list in":
            "Tidak ada wilayah '{}': registry.region.search mencari kode menurut nama, registry.region.import memasukkan daftarnya",
        "a region's code with dots, like 64.01.07.2002": "kode wilayah bertitik, seperti 64.01.07.2002",
        "Line of the file, from 1": "Baris dalam berkas, mulai dari 1",
        "The file is empty": "Berkas kosong",
        "The quoted field in the row of line {} never ends": "Kolom berkutip pada baris {} tidak pernah ditutup",
        "The file has no rows like ('64.01', 'Paser')": "Berkas tidak berisi baris seperti ('64.01', 'Paser')",
        "The first line is '{}': expected the columns code,name,level,parent_code,kind,bps_code":
            "Baris pertama '{}': seharusnya kolom code,name,level,parent_code,kind,bps_code",
        "The BPS code '{}' is invalid: expected 2 to 10 digits":
            "Kode BPS '{}' tidak benar: seharusnya 2 sampai 10 angka",
        "The BPS code {} stands in line {} already": "Kode BPS {} sudah ada di baris {}",
        "'{}' is a {}, '{}' a {}": "'{}' adalah {}, '{}' adalah {}",
        "The code '{}' is another region's": "Kode '{}' milik wilayah lain",
        "'{}' is invalid: a village's digits begin with 1 (kelurahan), 2 (desa) or 3 (desa adat)":
            "'{}' tidak benar: angka desa diawali 1 (kelurahan), 2 (desa), atau 3 (desa adat)",
        "Regions still lie inside one that ends: {}": "Masih ada wilayah di dalam wilayah yang berakhir: {}",
        "Move them first, with kind move": "Pindahkan dahulu, dengan kind move",
    ]
}
