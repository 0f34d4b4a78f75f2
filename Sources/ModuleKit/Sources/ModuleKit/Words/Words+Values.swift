/// Values in parameters, and what is wrong with them.
extension Words {
    static let values: Words = [
        "Is required": "Wajib diisi",
        "Holds the character U+0000, which no text may": "Berisi karakter U+0000, yang tidak boleh ada dalam teks",
        "Is given twice": "Diberikan dua kali",
        "This is always there: give a value, or leave the member out":
            "Ini selalu ada: berikan nilai, atau jangan tulis anggota ini",
        "January": "Januari",
        "February": "Februari",
        "March": "Maret",
        "April": "April",
        "May": "Mei",
        "June": "Juni",
        "July": "Juli",
        "August": "Agustus",
        "September": "September",
        "October": "Oktober",
        "November": "November",
        "December": "Desember",
        "Is blank": "Kosong",
        "Is not base64": "Bukan base64",
        "Is not valid Unicode text": "Bukan teks Unicode yang benar",
        "Is {}: expected {} to {}": "Bernilai {}: seharusnya {} sampai {}",
        "Has {} characters: expected {} to {}": "Berisi {} karakter: seharusnya {} sampai {}",
        "Has {} items: expected {} to {}": "Berisi {} butir: seharusnya {} sampai {}",
        "Item {}: {}": "Butir {}: {}",
        "Expected {}": "Seharusnya {}",
        "Is {}: expected {}": "Bernilai {}: seharusnya {}",
        "Is the text '{}': expected {}": "Berupa teks '{}': seharusnya {}",
        "Is a list: expected {}": "Berupa daftar: seharusnya {}",
        "Is an object: expected {}": "Berupa objek: seharusnya {}",
        "an object": "objek",
        "text": "teks",
        "a number": "bilangan",
        "a whole number": "bilangan bulat",
        "true or false": "true atau false",
        "a list": "daftar",
        "one of {}": "salah satu dari {}",
        "'{}' is unknown: expected one of {}": "'{}' tidak dikenal: seharusnya salah satu dari {}",
        "a time with its zone, like 2024-03-13T09:00:00+08:00":
            "waktu beserta zonanya, seperti 2024-03-13T09:00:00+08:00",
        "a file: its text, or an object with name, media_type and content or blob":
            "berkas: teksnya, atau objek dengan name, media_type, dan content atau blob",
        "No blob can be named here: give the content itself":
            "Di sini blob tidak dapat disebut: berikan isinya langsung",
        "There is no blob '{}' of yours: core.blob.put brings one in pieces":
            "Anda tidak memiliki blob '{}': core.blob.put mengirimnya per potongan",
        "a date like 2024-03-13": "tanggal seperti 2024-03-13",
        "the next_cursor of the page before": "next_cursor dari halaman sebelumnya",
        "Give one of {}": "Berikan salah satu dari {}",
        "Give only one of {}": "Berikan salah satu saja dari {}",
        "There is no member '{}'{}": "Tidak ada anggota '{}'{}",
        ". Did you mean '{}'?": ". Maksud Anda '{}'?",
        "A page is only answered": "Halaman hanya dapat dijawab, tidak dapat dikirim",
        "The same as {}": "Sama dengan {}",
        "Most items to answer": "Jumlah butir terbanyak dalam jawaban",
        "Where the page before this one ended: its next_cursor":
            "Tempat halaman sebelumnya berakhir: next_cursor-nya",
        "The version that was read; refused when the record has changed since":
            "Versi yang dibaca; ditolak jika catatan sudah berubah sejak itu",
        "Name of the file": "Nama berkas",
        "Media type, such as text/csv": "Jenis media, misalnya text/csv",
        "The file's text, or its bytes in base64": "Teks berkas, atau isinya dalam base64",
        "How the content is written": "Cara isi ditulis",
        "Expected {} as text in quotes, and not as a number":
            "Seharusnya {} sebagai teks dalam tanda kutip, bukan bilangan",
        "No key file is set": "Berkas kunci belum ditetapkan",
        "'{}' is invalid: expected a time with its zone, like 2024-03-13T09:00:00+08:00":
            "'{}' tidak benar: seharusnya waktu beserta zonanya, seperti 2024-03-13T09:00:00+08:00",
        "'{}' is invalid: expected {}": "'{}' tidak benar: seharusnya {}",
        "Stable word": "Kata tetap",
        "JSON Pointer to the parameter; null where it concerns the whole":
            "JSON Pointer ke parameter; null jika menyangkut keseluruhan",
        "The same in a sentence": "Hal yang sama dalam kalimat",
        "The blob, as core.blob.put answered it": "Blob-nya, seperti dijawab core.blob.put",
    ]
}
