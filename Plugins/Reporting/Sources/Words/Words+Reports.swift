import ModuleKit

/// Figures for a region and a period.
extension Words {
    static let reports: Words = [
        "Number of the cadre": "Nomor kader",
        "The cadre's name": "Nama kader",
        "The village's code": "Kode desa",
        "The village's name": "Nama desa",
        "Where the cadre stands": "Keadaan kader",
        "When it was seen last; null where it never was": "Kapan terakhir terlihat; null jika belum pernah",
        "The first day in its history; whoever was never seen is listed, however short that is":
            "Hari pertama riwayatnya; yang belum pernah terlihat ikut didaftar, sependek apa pun",
        "List cadres that nobody has seen for some months": "Daftar kader yang sudah beberapa bulan tidak terlihat",
        "Region whose cadres are meant": "Wilayah yang kadernya dimaksud",
        "Months without a trace": "Jumlah bulan tanpa jejak",
        "Region that is looked at": "Wilayah yang dilihat",
        "By which regions there are rows": "Per wilayah apa barisnya",
        "First day of the period; from the beginning where it is missing":
            "Hari pertama periode; jika kosong, sejak awal",
        "Last day of the period, inclusive; today where it is missing. States are those at its end":
            "Hari terakhir periode, termasuk; jika kosong, hari ini. Keadaan adalah pada akhir hari itu",
        "json answers rows, csv a file": "json menjawab baris, csv sebuah berkas",
        "'{}' is wider than the region '{}': expected {}": "'{}' lebih luas dari wilayah '{}': seharusnya {}",
        "'{}' is before from '{}'": "'{}' lebih awal dari from '{}'",
        "'{}' is after today '{}'": "'{}' setelah hari ini, '{}'",
        "There is no region '{}': registry.region.search finds it by its name, registry.region.import brings a list in":
            "Tidak ada wilayah '{}': registry.region.search mencarinya menurut nama, registry.region.import memasukkan daftarnya",
        "First day of the period; null from the beginning": "Hari pertama periode; null sejak awal",
        "Last day of the period": "Hari terakhir periode",
        "When the figures were taken": "Kapan angkanya diambil",
        "One row per region; null where a file was asked for": "Satu baris per wilayah; null jika diminta berkas",
        "The region as a whole: counted, and not the sum of the rows":
            "Wilayah secara keseluruhan: dihitung, bukan jumlah barisnya",
        "The recap as a file; null where json was asked for": "Rekap sebagai berkas; null jika diminta json",
        "Figures by region for a period": "Angka per wilayah untuk suatu periode",
        "The region's code": "Kode wilayah",
        "The region's name; of the total, Jumlah": "Nama wilayah; untuk keseluruhan, Jumlah",
        "Active at the end of the period": "Aktif pada akhir periode",
        "Inactive at the end of the period": "Nonaktif pada akhir periode",
        "Proposed, without a decree, at the end of the period": "Diusulkan, tanpa SK, pada akhir periode",
        "Ended by the end of the period": "Berhenti sampai akhir periode",
        "Revived in the period": "Dihidupkan kembali dalam periode",
        "Active, but the present decree had run out by the end of the period":
            "Aktif, tetapi SK yang sekarang sudah habis pada akhir periode",
        "Women among those who have not ended": "Perempuan di antara yang belum berhenti",
        "Those who have not ended and whose sex is unknown": "Yang belum berhenti dan jenis kelaminnya tidak diketahui",
        "Villages of every kind": "Desa dari segala jenis",
        "Villages where nobody is proposed, active or inactive": "Desa tanpa kader diusulkan, aktif, atau nonaktif",
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
        "a region's code with dots, like 64.01.07.2002": "kode wilayah bertitik, seperti 64.01.07.2002",
    ]
}
