import ModuleKit

extension Words {
    static let recaps: Words = [
        "'{}' is wider than the region '{}': expected {}":
            "'{}' lebih luas daripada wilayah '{}': pilihannya {}",
        "There is no region '{}': registry.region.search finds it by its name, registry.region.import brings a list in":
            "Tidak ada wilayah '{}': registry.region.search mencarinya menurut nama, registry.region.import memasukkan daftarnya",
        "'{}' is before from '{}'": "'{}' mendahului from '{}'",
        "'{}' is after today '{}'": "'{}' sesudah hari ini, '{}'",
        "The module '{}' is not loaded": "Modul '{}' tidak dimuat",
        "The module 'trainings' is not loaded": "Modul 'trainings' tidak dimuat",
        "meeting": "rapat",
        "training": "pelatihan",
        "Counting anew": "Menghitung ulang",
        "A gain is a training's: give its number": "Capaian adalah milik satu pelatihan: berikan nomornya",
        "Has {} items: a bar shows one": "Berisi {}: satu batang menampilkan satu angka",
        "Has 0 items: expected 1 to 6": "Kosong: harus 1 sampai 6",
        "{} bars are too many to read: expected at most 200":
            "{} batang terlalu banyak untuk dibaca: paling banyak 200",
        "More than 240 marks are too many to read: give a longer interval":
            "Lebih dari 240 titik terlalu banyak untuk dibaca: berikan jarak yang lebih panjang",
        "Expected outlines of one level with codes inside '{}'":
            "Harus berisi batas wilayah satu tingkat dengan kode di dalam '{}'",
        "Is no JSON: expected a FeatureCollection of RFC 7946":
            "Bukan JSON: harus berupa FeatureCollection menurut RFC 7946",
        "Feature {}: expected a Polygon or MultiPolygon in degrees, with a property 'code' like 64.01":
            "Feature {}: harus berupa Polygon atau MultiPolygon dalam derajat, dengan properti 'code' seperti 64.01",
    ]

    static let tables: Words = [
        "Item {}: '{}' is the label of another row, too": "Butir {}: '{}' juga dipakai baris lain",
        "'{}' is no row's label": "Tidak ada baris bernama '{}'",
        "'{}' is no column of a row": "Tidak ada baris yang mempunyai kolom '{}'",
        "an object with a number, or null, for each name": "objek dengan angka, atau null, untuk setiap nama",
        "Is {}: expected a number of at most 100,000,000,000, or null":
            "Bernilai {}: seharusnya angka paling besar 100.000.000.000, atau null",
        "row '{}'": "baris '{}'",
        "column '{}'": "kolom '{}'",
        "grand total of the rows": "jumlah keseluruhan menurut baris",
        "grand total of the columns": "jumlah keseluruhan menurut kolom",
        "{}, {}": "{}, {}",
        "what is unknown in {}": "yang tidak diketahui dalam {}",
        "what is unknown in {} and {} more": "yang tidak diketahui dalam {} dan {} lainnya",
    ]

    static let submissions: Words = [
        "reporting period": "masa pelaporan",
        "report": "laporan",
        "'{}' is before to '{}'": "'{}' mendahului to '{}'",
        "There is no {} in the region '{}'": "Tidak ada {} di wilayah '{}'",
        "'{}' does not report in period {}: reporting.submission.board lists who does":
            "'{}' tidak melapor pada masa {}: reporting.submission.board menampilkan siapa yang melapor",
        "'{}' has reported already: say why revision {} is sent":
            "'{}' sudah melapor: tulis mengapa revisi {} dikirim",
        "The period {} asks for '{}' of the same regions and days already":
            "Masa pelaporan {} sudah meminta '{}' dari wilayah dan hari yang sama",
        "Report to that one, close it first with reporting.submission.close, or give another title":
            "Laporkan ke sana, tutup dahulu dengan reporting.submission.close, atau beri judul lain",
        "The region '{}' is closed": "Wilayah '{}' sudah ditutup",
        "Close the period and open another": "Tutup masa pelaporan ini dan buka yang lain",
    ]

    static let datasets: Words = [
        "More than {} rows: export the table region by region": "Lebih dari {} baris: ekspor tabel per wilayah",
        "Code of the ministry of the interior, with dots": "Kode Kementerian Dalam Negeri, dengan titik",
        "Official name": "Nama resmi",
        "province, regency, district or village": "province, regency, district, atau village",
        "As provinsi, kabupaten, kota, kecamatan, kelurahan, desa":
            "Misalnya provinsi, kabupaten, kota, kecamatan, kelurahan, desa",
        "Code of the region around it": "Kode wilayah yang melingkupinya",
        "Number of the cadre": "Nomor kader",
        "Code of the village": "Kode desa",
        "L or P; empty where it is unknown": "L atau P; kosong jika tidak diketahui",
        "proposed, active, inactive or ended, now": "Keadaan sekarang: proposed, active, inactive, atau ended",
        "Last day of the decree; empty where it names none": "Hari terakhir SK; kosong jika tidak disebutkan",
        "Last day at a meeting or training; empty where never":
            "Hari terakhir terlihat di rapat atau pelatihan; kosong jika belum pernah",
        "Number of the event": "Nomor kejadian",
        "added, appointed, deactivated, revived, ended or seen":
            "added, appointed, deactivated, revived, ended, atau seen",
        "The day": "Harinya",
        "Number of the meeting": "Nomor rapat",
        "What the office calls it": "Sebutannya di kantor",
        "Where it stands": "Sampai di mana keadaannya",
        "Code of the first region it is meant for": "Kode wilayah sasaran yang pertama",
        "How many came by count; empty where it is unknown":
            "Jumlah hadir menurut hitungan; kosong jika tidak diketahui",
        "Women among them; empty where it is unknown": "Perempuan di antaranya; kosong jika tidak diketahui",
        "Number of the cadre; empty of who is none": "Nomor kader; kosong jika bukan kader",
        "Code of the cadre's village": "Kode desa kader",
        "present, absent, excused or represented": "present, absent, excused, atau represented",
        "The part of the community for which the person stands": "Unsur masyarakat yang diwakilinya",
        "Number of the issue": "Nomor permasalahan",
        "The problem": "Permasalahannya",
        "Code of the first region that has it": "Kode wilayah pertama yang mengalaminya",
        "When it was raised first": "Kapan pertama kali diajukan",
        "When it was raised last": "Kapan terakhir kali diajukan",
        "How often it was raised": "Berapa kali diajukan",
        "When it was resolved; empty while it is not": "Tanggal selesai; kosong selama belum",
        "Number of the follow-up": "Nomor tindak lanjut",
        "What is to be done": "Apa yang harus dikerjakan",
        "Until when; empty where nothing was set": "Batas waktu; kosong jika tidak ditetapkan",
        "When it was done; empty while it is not": "Tanggal dikerjakan; kosong selama belum",
        "Number of the training": "Nomor pelatihan",
        "What it is called in the office": "Sebutannya di kantor",
        "Title": "Judul",
        "First day": "Hari pertama",
        "Last day": "Hari terakhir",
        "Number of the enrolment": "Nomor kepesertaan",
        "Code of the participant's region": "Kode wilayah peserta",
        "Where the enrolment stands": "Keadaan kepesertaan",
    ]
}
