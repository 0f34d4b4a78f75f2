import ModuleKit

/// Commands and their flags: what is wrong with a line, and how help describes it.
extension Words {
    static let flags: Words = [
        "Unknown command '{}'. {}": "Perintah '{}' tidak dikenal. {}",
        "Did you mean '{}'?": "Maksud Anda '{}'?",
        "'balai commands' lists them": "'balai commands' mendaftar semuanya",
        "A daemon's command has a dot, as core.ping; 'balai commands' lists them":
            "Perintah daemon mengandung titik, seperti core.ping; 'balai commands' mendaftarnya",
        "Unknown flag '--{}'{}": "Pilihan '--{}' tidak dikenal{}",
        "'balai {} --help' lists the flags": "'balai {} --help' mendaftar pilihannya",
        "'{}' stands without a flag{}": "'{}' berdiri tanpa pilihan{}",
        "; values follow one, as in {} VALUE": "; nilai ditulis setelah pilihan, seperti {} NILAI",
        "'--{}' stands before the command: balai --{} PATH {}": "'--{}' ditulis sebelum perintah: balai --{} PATH {}",
        "'{}' takes no value": "'{}' tidak memakai nilai",
        "'{}' needs a value; one that begins with dashes is written {}=VALUE":
            "'{}' memerlukan nilai; yang diawali tanda hubung ditulis {}=NILAI",
        "'{}' is given twice": "'{}' diberikan dua kali",
        "Missing '{}'": "'{}' belum ada",
        "Missing {}": "{} belum ada",
        " or ": " atau ",

        "'{}' takes {}, not '{}'": "'{}' memerlukan {}, bukan '{}'",
        "'{}' takes MEMBER=VALUE,… with the members {}, or JSON, or @FILE":
            "'{}' memerlukan ANGGOTA=NILAI,… dengan anggota {}, atau JSON, atau @BERKAS",
        "'{}' has no member '{}': expected {}": "'{}' tidak mempunyai anggota '{}': seharusnya {}",
        "'{}' has '{}' twice": "'{}' memuat '{}' dua kali",
        "a JSON object or @FILE": "objek JSON atau @BERKAS",
        "JSON of type {}": "JSON berjenis {}",
        "'{}' takes JSON or @FILE: {} at byte {}": "'{}' memerlukan JSON atau @BERKAS: {} pada bita {}",
        "'{}' takes one of {}, not '{}'{}": "'{}' memerlukan salah satu dari {}, bukan '{}'{}",
        "'--output' takes one of {}, not '{}'": "'--output' memerlukan salah satu dari {}, bukan '{}'",
        "'{}' is no JSON: {} at byte {}": "'{}' bukan JSON: {} pada bita {}",
        "Cannot read '{}': {}": "'{}' tidak dapat dibaca: {}",

        "'{}': '{}' is no date; write 13 Maret 2024, 13/3/2024 or 2024-03-13":
            "'{}': '{}' bukan tanggal; tulis 13 Maret 2024, 13/3/2024, atau 2024-03-13",
        "'{}': '{}' has no year; write it too, as in 13/3/2024":
            "'{}': '{}' tanpa tahun; tulis juga tahunnya, seperti 13/3/2024",
        "'{}': The year in '{}' must have four digits": "'{}': Tahun pada '{}' harus empat angka",
        "'{}': There is no such month in '{}'; the day stands first, as in 13/3/2024":
            "'{}': Bulan pada '{}' tidak ada; tanggal ditulis lebih dahulu, seperti 13/3/2024",
        "'{}': There is no day '{}': that month has {} days": "'{}': Tidak ada tanggal '{}': bulan itu {} hari",
        "'{}': '{}' is wrong: that day is a {}": "'{}': '{}' keliru: hari itu {}",
        "'{}': '{}' has no time; write 13/3/2024 09:00 or 13 Maret 2024 09.00 WITA":
            "'{}': '{}' tanpa jam; tulis 13/3/2024 09:00 atau 13 Maret 2024 09.00 WITA",
        "Monday": "Senin", "Tuesday": "Selasa", "Wednesday": "Rabu", "Thursday": "Kamis", "Friday": "Jumat",
        "Saturday": "Sabtu", "Sunday": "Minggu",

        "Usage: balai": "Pemakaian: balai",
        "[--flag VALUE …]": "[--pilihan NILAI …]",
        "Flags:": "Pilihan:",
        "Give {}.": "Berikan {}.",
        "Flags that every {} takes:": "Pilihan untuk setiap {}:",
        "In an update, --no-FLAG clears what an absent flag keeps.":
            "Pada perubahan, --no-PILIHAN mengosongkan isi; pilihan yang tidak ditulis tidak mengubahnya.",
        "Example:": "Contoh:",
        "A {} for {}.": "Jenis: {}; untuk {}.",
        "read": "perintah baca",
        "write": "perintah tulis",
        "task": "tugas",
        "anyone": "siapa saja",
        "the role {}": "peran {}",
        "Answers items, each with:": "Menjawab butir-butir, masing-masing berisi:",
        "Answers an object of:": "Menjawab objek berisi:",
        "How to print the answer; a table on a terminal and JSON elsewhere":
            "Cara mencetak jawaban; tabel di terminal dan JSON di tempat lain",
        "Where to write a file that is answered": "Tempat menulis berkas yang dijawab",
        "required": "wajib",
        "required with the rest of {}": "wajib jika {} diisi",
        "default {}": "bawaan {}",
        "may be repeated": "boleh berulang",
        "objects of {}": "objek {}",
        "TEXT": "TEKS", "NUMBER": "BILANGAN", "DATE": "TANGGAL", "TIME": "WAKTU", "PATH": "BERKAS", "WORD": "KATA",
        "VALUE": "NILAI", "MEMBER=VALUE,…": "ANGGOTA=NILAI,…",

        "Answer what would be done, and keep nothing": "Jawab apa yang akan dilakukan, tanpa menyimpan apa pun",
        "Why; kept in the journal": "Alasan; disimpan dalam jurnal",
        "A repeat under the same key answers the first result":
            "Pengulangan dengan kunci yang sama menjawab hasil pertama",
        "Tell how far long work has come": "Tampilkan kemajuan pekerjaan yang lama",
        "Answer the job at once, and go on without this program":
            "Jawab pekerjaannya langsung, dan lanjutkan tanpa program ini",
        "All pages of a list, and not the first alone": "Semua halaman daftar, bukan hanya yang pertama",
        "Give up after so many milliseconds": "Berhenti menunggu setelah sekian milidetik",
        "Language of the answer": "Bahasa jawaban",
    ]
}
