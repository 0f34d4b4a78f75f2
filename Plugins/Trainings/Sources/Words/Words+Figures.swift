import ModuleKit

/// What is said of scores, coverage and orientation.
extension Words {
    static let figures: Words = [
        "'{}' lies inside a {}: expected a smaller part":
            "'{}' berada di dalam satu {}: berikan bagian yang lebih kecil",
        "A quoted field in the row of line {} never ends": "Isian bertanda kutip pada baris {} tidak pernah ditutup",
        "Active cadres": "Kader aktif",
        "Columns with scores": "Kolom nilai",
        "Districts inside, the region itself where it is one":
            "Kecamatan di dalamnya, termasuk wilayah itu sendiri bila kecamatan",
        "From which day on a training counts": "Sejak hari apa pelatihan dihitung",
        "From which day on a training counts; since ever where it is missing":
            "Sejak hari apa pelatihan dihitung; sejak awal jika kosong",
        "From which day on it counts; since ever where it is missing":
            "Sejak hari apa dihitung; sejak awal jika kosong",
        "Has no visible sheet": "Tidak memiliki lembar yang terlihat",
        "Heading of the names; Nama, Nama Peserta or Nama Lengkap where it is missing":
            "Judul kolom nama; jika kosong: Nama, Nama Peserta, atau Nama Lengkap",
        "How the file is written": "Format berkas",
        "Into which parts it is divided": "Pembagian wilayahnya",
        "Is a damaged xlsx file": "Adalah berkas xlsx yang rusak",
        "Is a spreadsheet of before 2007 or protected by a password: save it as xlsx without one":
            "Adalah lembar kerja sebelum 2007 atau berkata sandi: simpan sebagai xlsx tanpa kata sandi",
        "Is no xlsx file": "Bukan berkas xlsx",
        "Its heading in the sheet": "Judul kolomnya dalam lembar",
        "Last day on which officials of the region itself were told; null: never":
            "Hari terakhir aparat wilayah itu sendiri diberi pemahaman; null: belum pernah",
        "Line of the file, or row of the sheet": "Baris berkas atau lembar",
        "Line {} has scores of the same participant": "Baris {} memuat nilai peserta yang sama",
        "List what was measured in a training": "Daftar penilaian dalam pelatihan",
        "List which villages' and districts' officials were told what KPMD are for, when and by what":
            "Daftar desa dan kecamatan yang aparatnya diberi pemahaman tentang KPMD, kapan dan melalui apa",
        "No participant of this training has the number in this row":
            "Tidak ada peserta pelatihan ini dengan nomor pada baris ini",
        "No row of the file has the headings {}": "Tidak ada baris berkas dengan judul kolom {}",
        "Nobody in this training has this name": "Tidak ada peserta pelatihan ini dengan nama itu",
        "Nobody is spelled like this": "Tidak ada peserta dengan ejaan nama ini",
        "Number of the region": "Nomor wilayah",
        "Only regions whose officials were told, or were not; both where it is missing":
            "Hanya wilayah yang aparatnya sudah, atau belum, diberi pemahaman; keduanya jika kosong",
        "Only trainings with this in their title, topics or modules":
            "Hanya pelatihan dengan kata ini pada judul, topik, atau materinya",
        "Record scores from a sheet; the same sheet again changes nothing":
            "Mencatat nilai dari lembar; lembar yang sama tidak mengubah apa pun",
        "Rows of which something was recorded": "Baris yang nilainya dicatat",
        "Rows that are recorded so already": "Baris yang sudah tercatat demikian",
        "Rows that could be of more than one, or of somebody spelled otherwise; nothing was recorded":
            "Baris yang meragukan orangnya; tidak ada yang dicatat",
        "Rows that were not taken, and why": "Baris yang tidak diambil, dan sebabnya",
        "Scores recorded": "Nilai yang tercatat",
        "Show an assessment with its scores": "Menampilkan penilaian beserta nilainya",
        "Show which cadres and villages were trained, and which never":
            "Menampilkan kader dan desa yang sudah, dan yang belum pernah, dilatih",
        "The day as of which is counted, today where it is missing; on the boundaries of today":
            "Hari perhitungan, hari ini jika kosong; menurut batas wilayah sekarang",
        "The day as of which was counted": "Hari perhitungan",
        "The meeting that told them then": "Rapat yang memberi pemahaman saat itu",
        "The participant of this number has another name": "Peserta dengan nomor ini bernama lain",
        "The participant {} is '{}', and takes no scores": "Peserta {} berstatus '{}', dan tidak menerima nilai",
        "The participant's name": "Nama peserta",
        "The parts, in the order of their codes": "Bagian-bagiannya, menurut urutan kode",
        "The region; null for the nation": "Wilayah; null untuk nasional",
        "The region; the nation where it is missing": "Wilayah; nasional jika kosong",
        "The row has no name": "Baris ini tidak memuat nama",
        "The same of cadres whose sex is unknown": "Hal yang sama untuk kader yang jenis kelaminnya tidak diketahui",
        "The same of men": "Hal yang sama untuk laki-laki",
        "The same of women": "Hal yang sama untuk perempuan",
        "The scores, by enrolment": "Nilai, menurut kepesertaan",
        "The sheet, with a row of headings": "Lembar dengan baris judul kolom",
        "The training that told them then": "Pelatihan yang memberi pemahaman saat itu",
        "The villages of the nation are too many: give a region": "Desa se-Indonesia terlalu banyak: berikan wilayah",
        "The whole": "Keseluruhan",
        "Their mean, in percent of the maximum; null without any":
            "Rata-rata, dalam persen dari nilai tertinggi; null bila tidak ada",
        "Those of them who completed a training in the time asked for":
            "Di antaranya yang lulus pelatihan dalam waktu yang ditanyakan",
        "Those of them who never completed one": "Di antaranya yang belum pernah lulus",
        "Those who completed one only before that time": "Yang hanya lulus sebelum waktu itu",
        "Those who never completed one": "Yang belum pernah lulus",
        "Those whose officials were told": "Yang aparatnya sudah diberi pemahaman",
        "Trainings and meetings that told them": "Jumlah pelatihan dan rapat yang memberi pemahaman",
        "Two columns have the same heading": "Dua kolom berjudul sama",
        "Two columns hold the same phase, dimension and instrument":
            "Dua kolom memuat tahap, dimensi, dan alat ukur yang sama",
        "Unpacks to more than any table holds": "Isinya lebih besar daripada tabel yang wajar",
        "Villages": "Desa dan kelurahan",
        "Villages inside, the region itself where it is one":
            "Desa di dalamnya, termasuk wilayah itu sendiri bila desa",
        "Villages of which a cadre was trained in the time asked for":
            "Desa yang kadernya dilatih dalam waktu yang ditanyakan",
        "Villages with an active cadre": "Desa yang memiliki kader aktif",
        "Villages with an active cadre, of which none was ever trained":
            "Desa yang memiliki kader aktif, tetapi belum pernah ada yang dilatih",
        "What the trainings are about; null for all": "Pokok bahasan pelatihan; null untuk semua",
        "Who could be meant": "Yang mungkin dimaksud",
        "Whose officials are meant": "Aparat tingkat mana yang dimaksud",
        "Why it is doubtful": "Mengapa meragukan",
        "Why it was not taken": "Sebab tidak diambil",
        "assessment": "penilaian",
        "trained of cadres, from 0 to 1 with four decimals; null where there is no cadre":
            "trained dibagi cadres, dari 0 sampai 1 dengan empat desimal; null bila tidak ada kader",
        "{} participants have this name": "{} peserta bernama ini",
        "{}: is no number": "{}: bukan angka",
        "{}: {} differs from {}, with which this was measured before":
            "{}: {} berbeda dari {}, yang dipakai mengukur sebelumnya",
        "{}: {} is above the maximum of {}": "{}: {} di atas nilai tertinggi {}",
    ]
}
