import ModuleKit

/// Words of what commands answer.
extension Words {
    static let figures: Words = [
        "The region's code; empty of everything there is": "Kode wilayah; kosong untuk seluruhnya",
        "The region's name; of the total, Jumlah": "Nama wilayah; untuk keseluruhan, Jumlah",
        "Active at the end of the period": "Aktif pada akhir periode",
        "Inactive at the end of the period": "Nonaktif pada akhir periode",
        "Proposed, without a decree, at the end of the period": "Diusulkan, tanpa SK, pada akhir periode",
        "Ended by the end of the period": "Berhenti sampai akhir periode",
        "Revivals in the period; a cadre that was revived twice counts twice":
            "Penghidupan kembali dalam periode; kader yang dihidupkan dua kali dihitung dua kali",
        "Active, but the present decree had run out by the end of the period":
            "Aktif, tetapi SK yang sekarang sudah habis pada akhir periode",
        "Women among those who have not ended": "Perempuan di antara yang belum berhenti",
        "Those who have not ended and whose sex is unknown; not in cadres_women":
            "Yang belum berhenti dan jenis kelaminnya tidak diketahui; tidak termasuk cadres_women",
        "Villages of every kind": "Desa dari segala jenis",
        "Villages where nobody is proposed, active or inactive": "Desa tanpa kader diusulkan, aktif, atau nonaktif",
        "Villages with fewer active cadres than the minimum, those without any among them":
            "Desa dengan kader aktif di bawah minimum, termasuk yang tidak punya",
        "Meetings held in the period for this region or a part of it":
            "Rapat dalam periode untuk wilayah ini atau bagiannya",
        "Meetings held in the period for a wider region only":
            "Rapat dalam periode yang hanya untuk wilayah lebih luas",
        "Persons at the meetings; null where it is unknown of all of them":
            "Orang dalam rapat; null jika tidak diketahui untuk semuanya",
        "Meetings of which nobody knows how many came; not in attendance":
            "Rapat yang jumlah hadirnya tidak diketahui; tidak termasuk dalam attendance",
        "Issues open at the end of the period": "Permasalahan terbuka pada akhir periode",
        "Issues resolved in the period": "Permasalahan teratasi dalam periode",
        "Follow-ups done in the period": "Tindak lanjut selesai dalam periode",
        "Follow-ups overdue at the end of the period": "Tindak lanjut terlambat pada akhir periode",
        "Trainings begun in the period for this region or a part of it, without the cancelled":
            "Pelatihan dimulai dalam periode untuk wilayah ini atau bagiannya, tanpa yang dibatalkan",
        "Trainings begun in the period for a wider region only":
            "Pelatihan dimulai dalam periode yang hanya untuk wilayah lebih luas",
        "Active cadres who completed a training that ended in the period":
            "Kader aktif yang lulus pelatihan yang berakhir dalam periode",
        "trained_cadres by cadres_active; null where nobody is active":
            "trained_cadres dibagi cadres_active; null jika tidak ada yang aktif",
        "Villages whose officials were told in the period, by a meeting or training, what cadres are for":
            "Desa yang aparatnya mendapat penjelasan tentang guna kader dalam periode, dari rapat atau pelatihan",
        "Region that is looked at; null of everything there is": "Wilayah yang dilihat; null untuk seluruhnya",
        "First day of the period; null from the beginning": "Hari pertama periode; null sejak awal",
        "Last day of the period": "Hari terakhir periode",
        "When the figures were taken": "Kapan angkanya diambil",
        "The day whose boundaries they have": "Hari yang batas wilayahnya dipakai",
        "Fewer active cadres than so many are below the minimum": "Kader aktif kurang dari ini di bawah minimum",
        "SHA-256 over what was asked and every figure: the same where nothing differs":
            "SHA-256 atas permintaan dan semua angka: sama jika tidak ada yang berbeda",
        "One row per region; null where a file was asked for": "Satu baris per wilayah; null jika diminta berkas",
        "What belongs to regions that are there no more: in the total, and in no row; null where there is nothing":
            "Yang menjadi milik wilayah yang sudah tidak ada: termasuk dalam jumlah, tetapi tidak dalam baris mana pun; null jika tidak ada",
        "The region as a whole: counted, and not the sum of the rows":
            "Wilayah secara keseluruhan: dihitung, bukan jumlah barisnya",
        "The recap as a file; null where json was asked for": "Rekap sebagai berkas; null jika diminta json",
        "Whether the summary is kept, and every figure is that of the recount":
            "Apakah ringkasan tersimpan dan setiap angka sama dengan hitungan ulang",
        "off where the office is older than the summary: reporting.rebuild makes it":
            "off jika kantor lebih tua daripada ringkasan: reporting.rebuild membuatnya",
        "Figures that were compared": "Angka yang dibandingkan",
        "Figures that are kept wrong, at most 1000": "Angka tersimpan yang salah, paling banyak 1000",
        "The figure": "Angkanya",
        "What is kept": "Yang tersimpan",
        "What was counted": "Yang terhitung",
        "Tells the records of a figure apart": "Membedakan catatan satu angka",
        "Number of the cadre, meeting, issue …": "Nomor kader, rapat, permasalahan …",
        "What the record is": "Jenis catatannya",
        "Name, title or statement": "Nama, judul, atau pernyataan",
        "Code of the region for which it counts; the first, where there are more":
            "Kode wilayah tempat dihitung; yang pertama jika lebih dari satu",
        "The day that counts; null of villages": "Hari yang dihitung; null untuk desa",
        "What it adds to the figure: 1, of attendance the persons":
            "Tambahannya pada angka: 1, untuk kehadiran jumlah orang",
        "Villages, meetings, issues, follow-ups and trainings that were counted":
            "Desa, rapat, permasalahan, tindak lanjut, dan pelatihan yang dihitung",
        "What the summary was before: off, building or kept": "Keadaan ringkasan sebelumnya: off, building, atau kept",
        "Provinces whose regions have changed": "Provinsi yang wilayahnya berubah",
        "The person who stays": "Orang yang dipertahankan",
        "The person who was the same": "Orang yang ternyata sama",
        "The meeting": "Rapatnya",
        "The issue": "Permasalahannya",
        "The follow-up": "Tindak lanjutnya",
        "The training": "Pelatihannya",
    ]

    static let lists: Words = [
        "The cadre's name": "Nama kader",
        "The village's code": "Kode desa",
        "The village's name": "Nama desa",
        "The village's name; null of a closed one": "Nama desa; null jika sudah dihapus",
        "Where the cadre stands": "Keadaan kader",
        "When it was seen last; null where it never was": "Kapan terakhir terlihat; null jika belum pernah",
        "What saw it last; null where it never was seen": "Di mana terakhir terlihat; null jika belum pernah",
        "One page of them; null where a file was asked for": "Satu halaman; null jika diminta berkas",
        "All of them as a file; null where json was asked for": "Semuanya sebagai berkas; null jika diminta json",
        "National identity number, masked; null when none is recorded": "NIK, disamarkan; null jika tidak dicatat",
        "Telephone; null where it is not known": "Telepon; null jika tidak diketahui",
        "The district's name": "Nama kecamatan",
        "The regency's name": "Nama kabupaten/kota",
        "The district's name; null of a closed village": "Nama kecamatan; null jika desa sudah dihapus",
        "The regency's name; null of a closed village": "Nama kabupaten/kota; null jika desa sudah dihapus",
        "Its title; null where its module is not loaded": "Judulnya; null jika modulnya tidak dimuat",
        "The first day in its history":
            "Hari pertama riwayatnya; yang belum pernah terlihat ikut didaftar, sependek apa pun",
        "What it was": "Jenisnya",
        "Its number": "Nomornya",
        "Number of the village": "Nomor desa",
        "Active cadres": "Kader aktif",
        "Inactive cadres, whom a decree, meeting or training may bring back":
            "Kader nonaktif, yang dapat dihidupkan kembali oleh SK, rapat, atau pelatihan",
        "Cadres who wait for their decree": "Kader yang menunggu SK",
        "Whether every stated total can be the sum of its parts, whatever is unknown":
            "Apakah setiap jumlah tertulis mungkin cocok dengan bagiannya, apa pun yang tidak diketahui",
        "Stated totals that cannot": "Jumlah tertulis yang tidak mungkin cocok",
        "The smallest set of numbers that would explain it; one of them, where several are as small":
            "Kumpulan angka terkecil yang menjelaskannya; salah satu jika ada beberapa yang sama kecil",
        "The table's title": "Judul tabel",
        "Which total; several, where they leave different numbers for what is unknown in them":
            "Jumlah yang mana; beberapa, jika menyisakan angka berbeda untuk yang tidak diketahui",
        "What the table states": "Yang tertulis dalam tabel",
        "What the table states; of what is unknown what the rows leave for it":
            "Yang tertulis dalam tabel; untuk yang tidak diketahui, sisanya menurut baris",
        "What its known parts come to; of what is unknown what the columns leave for it":
            "Hasil penjumlahan bagian yang diketahui; untuk yang tidak diketahui, sisanya menurut kolom",
        "stated less sum": "stated dikurangi sum",
        "The row's label; null of a column's total and of the grand total":
            "Nama baris; null untuk jumlah kolom dan jumlah keseluruhan",
        "The column's name; null of a row's total and of the grand total":
            "Nama kolom; null untuk jumlah baris dan jumlah keseluruhan",
        "What should be looked at": "Yang perlu diperhatikan",
        "What it would have to be": "Seharusnya berapa",
        "How many other numbers would explain it as well, each alone in the place of this one":
            "Berapa angka lain yang sama-sama menjelaskannya, masing-masing sendiri sebagai pengganti angka ini",
        "The picture": "Gambarnya",
        "The region's figures": "Angka wilayah",
        "What should be looked at first, at most ten things, in Indonesian as on the page":
            "Yang perlu dilihat lebih dahulu, paling banyak sepuluh, dalam bahasa Indonesia seperti di halaman",
        "The page, ready to be printed": "Halamannya, siap cetak",
        "How many rows it has": "Jumlah barisnya",
        "When it was taken": "Kapan diambil",
        "The day whose codes and names the regions have": "Hari yang kode dan nama wilayahnya dipakai",
        "SHA-256 of the table as csv, and so of the file in that form":
            "SHA-256 tabel dalam bentuk csv, jadi juga berkasnya dalam bentuk itu",
        "What each column holds": "Isi tiap kolom",
        "The column's heading": "Kepala kolom",
        "text, integer, or date as 2024-03-13": "text, integer, atau date seperti 2024-03-13",
        "What it holds": "Isinya",
        "Title of the activity": "Judul kegiatan",
        "The draft, in Indonesian": "Konsepnya, dalam bahasa Indonesia",
        "How many facts are missing; each is …… in the text":
            "Jumlah fakta yang belum ada; masing-masing …… dalam teks",
        "The draft ready to be printed; null where text was asked for": "Konsep siap cetak; null jika diminta teks",
    ]

    static let submissionResults: Words = [
        "The period": "Masa pelaporannya",
        "Regions by code; null where a file was asked for": "Wilayah menurut kode; null jika diminta berkas",
        "Regions that have not reported": "Wilayah yang belum melapor",
        "Regions whose first report came late": "Wilayah yang laporan pertamanya terlambat",
        "Code of the region when the period was opened": "Kode wilayah saat masa pelaporan dibuka",
        "Name of the region when the period was opened": "Nama wilayah saat masa pelaporan dibuka",
        "Where its report stands": "Keadaan laporannya",
        "How often it has reported": "Berapa kali melapor",
        "Whether the first report came after the last day": "Apakah laporan pertama lewat batas",
        "When it first reported; null where it has not": "Kapan pertama melapor; null jika belum",
        "Days since the last day, where it has not reported": "Hari sejak batas, jika belum melapor",
        "When it was reminded last": "Kapan terakhir diingatkan",
        "Codes of the regions for which a reminder was published now": "Kode wilayah yang pengingatnya terbit sekarang",
        "The region's code": "Kode wilayah",
        "The region's name": "Nama wilayah",
        "Whether that day is over": "Apakah hari itu sudah lewat",
        "Number of the report": "Nomor laporan",
        "Grows with each change": "Bertambah setiap ada perubahan",
        "When it was begun": "Kapan dimulai",
        "When it was changed last": "Kapan terakhir diubah",
        "draft, submitted in time, or late": "draft, dikirim tepat waktu, atau terlambat",
        "1 of the first; a resend makes the next. Null of a draft":
            "1 untuk yang pertama; kiriman ulang menjadi berikutnya. Null untuk konsep",
        "What the region says": "Keterangan wilayah",
        "Who sent it": "Pengirimnya",
        "Why it was sent again": "Mengapa dikirim ulang",
        "When it was sent; null of a draft": "Kapan dikirim; null untuk konsep",
        "The region's figures as they were when it was sent; null of a draft":
            "Angka wilayah saat dikirim; null untuk konsep",
        "SHA-256 over notes, sender and figures; null of a draft":
            "SHA-256 atas keterangan, pengirim, dan angka; null untuk konsep",
        "When it was opened": "Kapan dibuka",
        "Since when nothing more is taken; null while it is open": "Sejak kapan ditutup; null selama terbuka",
        "Regions that report": "Wilayah yang melapor",
        "Regions that have reported": "Wilayah yang sudah melapor",
        "1 of the first": "1 untuk yang pertama",
    ]
}
