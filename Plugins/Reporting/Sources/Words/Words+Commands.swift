import ModuleKit

/// Summaries of commands and words of their parameters.
extension Words {
    static let commands: Words = [
        "Prove the figures that are kept against a full recount":
            "Buktikan angka tersimpan dengan hitungan ulang penuh",
        "Region that is looked at; everything there is where it is missing":
            "Wilayah yang dilihat; jika kosong, seluruhnya",
        "Draw figures as an SVG picture: bars by region, lines over time, or a training's gain":
            "Gambar angka sebagai SVG: batang per wilayah, garis menurut waktu, atau capaian pelatihan",
        "bar and stacked have a bar for each region, line a mark for each interval, gain needs a training":
            "bar dan stacked: satu batang per wilayah; line: satu titik per jarak waktu; gain memerlukan pelatihan",
        "What is shown: of a bar one figure, of a stacked one figures of one unit; cadres_active where it is missing":
            "Apa yang ditampilkan: satu angka untuk bar, angka bersatuan sama untuk stacked; cadres_active jika kosong",
        "By which regions there are bars": "Per wilayah apa batangnya",
        "How far the marks of a line lie apart": "Jarak waktu antara titik-titik garis",
        "The training whose gain is shown; of a gain alone":
            "Pelatihan yang capaiannya ditampilkan; hanya untuk gain",
        "Is for the kind 'gain': a '{}' shows figures of regions":
            "Hanya untuk jenis 'gain': '{}' menampilkan angka wilayah",
        "'{}' stands twice: expected each figure once": "'{}' disebut dua kali: setiap angka cukup sekali",
        "Is for bar, stacked and line: a gain shows what its training has":
            "Hanya untuk bar, stacked, dan line: gain menampilkan isi pelatihannya",
        "'{}' counts {}, '{}' {}: stacked bars are sums, expected figures of one unit":
            "'{}' menghitung {}, '{}' menghitung {}: batang bertumpuk adalah jumlah, pilih angka bersatuan sama",
        "The period ends on {}: the figures are those until now":
            "Periode berakhir pada {}: angkanya baru sampai saat ini",
        "A title of your own": "Judul sendiri",
        "Draw a figure as a map in SVG, from the outlines of a GeoJSON file":
            "Gambar angka sebagai peta SVG dari batas wilayah dalam berkas GeoJSON",
        "What the shades show": "Apa yang ditunjukkan warnanya",
        "Outlines with a property 'code' (RFC 7946)": "Batas wilayah dengan properti 'code' (RFC 7946)",
        "List the records behind a figure of a recap": "Daftar catatan di balik satu angka rekap",
        "The figure, as a recap names it": "Angkanya, seperti nama dalam rekap",
        "The region of the recap's row; everything there is where it is missing":
            "Wilayah baris rekap; jika kosong, seluruhnya",
        "The day whose boundaries are meant; the present ones where it is missing":
            "Hari yang batas wilayahnya dipakai; jika kosong, batas sekarang",
        "A tidy table for R, Python or a spreadsheet, with a dictionary of its columns":
            "Tabel rapi untuk R, Python, atau lembar kerja, dengan kamus kolomnya",
        "Which table": "Tabel yang mana",
        "csv is for programs, xlsx has the dictionary on a second sheet with when it was taken":
            "csv untuk program; xlsx memuat kamus di lembar kedua beserta waktu pengambilannya",
        "Region whose rows are meant; everything there is where it is missing":
            "Wilayah yang barisnya dimaksud; jika kosong, seluruhnya",
        "List villages with fewer active cadres than the minimum": "Daftar desa dengan kader aktif di bawah minimum",
        "Region whose villages are meant; everything there is where it is missing":
            "Wilayah yang desanya dimaksud; jika kosong, seluruhnya",
        "The minimum; the office's setting where it is missing": "Minimumnya; jika kosong, menurut pengaturan kantor",
        "List active cadres without a trace for some months, with what saw each last":
            "Daftar kader yang sudah beberapa bulan tidak terlihat, beserta jejak terakhirnya",
        "Region whose cadres are meant; everything there is where it is missing":
            "Wilayah yang kadernya dimaksud; jika kosong, seluruhnya",
        "Months in which they were neither seen nor appointed nor revived":
            "Jumlah bulan tanpa kehadiran, pengangkatan, atau penghidupan kembali",
        "Make the figures that are kept anew from the records": "Buat ulang angka tersimpan dari catatan",
        "Find what in a table with totals does not add up, and which numbers would explain it":
            "Cari yang tidak cocok dalam tabel berjumlah, dan angka mana yang menjelaskannya",
        "The tables": "Tabel-tabelnya",
        "What the table is called": "Nama tabel",
        "The rows without the totals": "Baris tanpa jumlah",
        "The total of each row, by its label": "Jumlah tiap baris, menurut namanya",
        "The total of each column, by its name": "Jumlah tiap kolom, menurut namanya",
        "The total of all": "Jumlah keseluruhan",
        "What the row is called": "Nama baris",
        "A number, or null where it is unknown, by the column's name":
            "Angka, atau null jika tidak diketahui, menurut nama kolom",
        "The state of the cadres on one page: figures, map, and what is urgent":
            "Keadaan kader dalam satu halaman: angka, peta, dan hal mendesak",
        "Last day; today where it is missing. What happened counts from the first day of its year":
            "Hari terakhir; jika kosong, hari ini. Kejadian dihitung sejak awal tahunnya",
        "Outlines for the map with a property 'code' (RFC 7946)":
            "Batas wilayah untuk peta dengan properti 'code' (RFC 7946)",
        "What the map shows": "Apa yang ditunjukkan peta",
        "Figures by region for a period": "Angka per wilayah untuk suatu periode",
        "By which regions there are rows": "Per wilayah apa barisnya",
        "First day of the period; from the beginning where it is missing":
            "Hari pertama periode; jika kosong, sejak awal",
        "Last day of the period, inclusive; today where it is missing. States are those at its end":
            "Hari terakhir periode, termasuk; jika kosong, hari ini. Keadaan adalah pada akhir hari itu",
        "json answers rows, the others a file with all of them; html is ready to be printed":
            "json menjawab baris, yang lain sebuah berkas berisi semuanya; html siap dicetak",
        "How csv is written": "Cara csv ditulis",
        "The sheet on which html is printed": "Kertas untuk mencetak html",
        "The sheet on which the page is printed": "Kertas untuk mencetak halamannya",
        "Draft an activity news in the office's form; what is not known stays a blank":
            "Susun berita kegiatan menurut bentuk kantor; yang tidak diketahui dibiarkan kosong",
        "text, or html ready to be printed": "text, atau html siap cetak",
        "Initials of who wrote it": "Paraf penulisnya",
        "a region's code with dots, like 64.01.07.2002": "kode wilayah bertitik, seperti 64.01.07.2002",
    ]

    static let submissionCommands: Words = [
        "Ask the regions of a level to report for a time": "Minta wilayah satu tingkat melapor untuk suatu masa",
        "What is reported": "Apa yang dilaporkan",
        "Region whose parts report": "Wilayah yang bagian-bagiannya melapor",
        "Who reports: each region of this level": "Siapa yang melapor: setiap wilayah tingkat ini",
        "First day on which something counts": "Hari pertama yang dihitung",
        "Last day on which something counts": "Hari terakhir yang dihitung",
        "Last day on which a report is in time": "Hari terakhir laporan dianggap tepat waktu",
        "Take no more reports for a period": "Tutup masa pelaporan",
        "Number of the period": "Nomor masa pelaporan",
        "List the times for which regions report": "Daftar masa pelaporan",
        "Whether closed ones are listed, too": "Apakah yang sudah ditutup ikut didaftar",
        "Show a time for which regions report": "Tampilkan satu masa pelaporan",
        "Show who has reported for a period, and who has not": "Tampilkan siapa yang sudah dan belum melapor",
        "missing: only those who have not reported": "missing: hanya yang belum melapor",
        "Publish a reminder for each region that has not reported; once a day":
            "Terbitkan pengingat untuk tiap wilayah yang belum melapor; sekali sehari",
        "Begin a region's report, or change what is not sent yet":
            "Mulai laporan wilayah, atau ubah yang belum dikirim",
        "The region that reports": "Wilayah yang melapor",
        "Who sends it": "Siapa pengirimnya",
        "Send a region's report with its figures; a resend makes a revision":
            "Kirim laporan wilayah beserta angkanya; kiriman ulang menjadi revisi",
        "What the region says; as drafted where it is missing": "Keterangan wilayah; jika kosong, menurut konsep",
        "Who sends it; as drafted where it is missing": "Siapa pengirimnya; jika kosong, menurut konsep",
        "Why it is sent again; needed for a revision": "Mengapa dikirim ulang; wajib untuk revisi",
        "Show a report": "Tampilkan satu laporan",
        "List the reports of a period with all their revisions": "Daftar laporan satu masa dengan semua revisinya",
        "The region that reported": "Wilayah yang melapor",
    ]
}
