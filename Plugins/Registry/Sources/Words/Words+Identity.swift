import ModuleKit

/// Identity numbers, and what the people in the registry may ask for.
extension Words {
    static let identity: Words = [
        "Texts of {} {} still hold the name, among other words: correct them; what was ratified stays, as an archive does":
            "Tulisan pada {} {} masih memuat namanya di antara kata lain: perbaiki; yang sudah disahkan tetap, sebagaimana arsip",
        "Erase a cadre on request (UU 27/2022): who it was is gone, what is counted stays":
            "Hapus data kader atas permintaan (UU 27/2022): jati dirinya hilang, yang dihitung tetap",
        "Which request, as the office files it": "Permintaan yang mana, menurut arsip kantor",
        "Erase a person on request (UU 27/2022): who it was is gone, what is counted stays":
            "Hapus data orang atas permintaan (UU 27/2022): jati dirinya hilang, yang dihitung tetap",
        "What is recorded of the person": "Yang dicatat tentang orang itu",
        "The NIK in the clear; null when none is recorded": "NIK lengkap; null jika tidak dicatat",
        "Where the person serves or served": "Tempat orang itu bertugas atau pernah bertugas",
        "What happened to these appointments": "Riwayat penugasan itu",
        "Who saw what others do not see, and why": "Siapa melihat yang tidak dilihat orang lain, dan untuk apa",
        "What other parts of the program keep": "Yang disimpan bagian lain program",
        "Tell all that is kept of a person, for the person who asks (UU 27/2022)":
            "Sampaikan semua yang disimpan tentang seseorang, untuk orang yang memintanya (UU 27/2022)",
        "What it is": "Apa itu",
        "As the module keeps it": "Seperti disimpan modul",
        "List who saw what of a person that others do not see, and why":
            "Daftar siapa melihat data seseorang yang tidak dilihat orang lain, dan untuk apa",
        "Only of this person": "Hanya tentang orang ini",
        "Whether the cadre is active, and dormant by the office's setting":
            "Apakah kader aktif, tetapi lama tidak terlihat menurut pengaturan kantor",
        "Who has this NIK": "Siapa yang memiliki NIK ini",
        "Show a cadre's NIK in the clear; who asks, and why, is recorded":
            "Tampilkan NIK kader secara lengkap; siapa yang meminta dan untuk apa dicatat",
        "Why the number is needed": "Untuk apa nomor itu diperlukan",
        "Whose it is": "Milik siapa",
        "The number in the clear; null when none is recorded": "Nomor lengkapnya; null jika tidak dicatat",
        "How far the number is known: none, provisional, well_formed or verified":
            "Sejauh mana nomor diketahui: none, provisional, well_formed, atau verified",
        "Show a person's NIK in the clear; who asks, and why, is recorded":
            "Tampilkan NIK seseorang secara lengkap; siapa yang meminta dan untuk apa dicatat",
        "Tell, of a person who asks what is kept, what a module keeps":
            "Sampaikan yang disimpan modul tentang orang yang menanyakan datanya",
        "Correct what a cadre is named for, and what is recorded of the person":
            "Perbaiki tugas kader dan data orangnya",
        "The caller's user": "Pengguna pemanggil",
        "Whom it concerned": "Tentang siapa",
        "What was done: reveal, export or erase": "Yang dilakukan: reveal, export, atau erase",
        "Why; of an erasure the request": "Untuk apa; pada penghapusan, permintaannya",
        "The person's national identity number, masked; null when none is recorded":
            "NIK orang itu, disamarkan; null jika tidak dicatat",
        "Whether the cadre is active, and was neither seen nor appointed nor revived for the office's months":
            "Apakah kader aktif, tetapi tidak terlihat, diangkat, atau dihidupkan kembali selama jumlah bulan menurut kantor",
        "What stands in the name's place from now on": "Yang menggantikan namanya sejak sekarang",
        "The NIK {} is that of the person {}": "NIK {} milik orang {}",
        "Take the person who is there, or merge the two with registry.person.merge":
            "Pakai orang yang sudah ada, atau gabungkan keduanya dengan registry.person.merge",
        "The persons {} and {} have different NIKs": "NIK orang {} dan {} berbeda",
        "Clear the wrong one with registry.person.update first":
            "Kosongkan dahulu yang salah dengan registry.person.update",
        "National identity number (NIK), which is kept sealed":
            "Nomor induk kependudukan (NIK), yang disimpan tersegel",
        "How far the number is known beyond its form": "Sejauh mana nomor diketahui selain bentuknya",
        "Goes with a NIK": "Hanya bersama NIK",
        "National identity number, masked; null when none is recorded": "NIK, disamarkan; null jika tidak dicatat",
        "When the person was erased on request; null of everybody else":
            "Kapan data orang itu dihapus atas permintaan; null bagi yang lain",
        "No NIK is recorded to speak of": "Belum ada NIK yang dicatat",
        "The village has {} active cadres, and should have at least {}":
            "Desa ini memiliki {} kader aktif, seharusnya paling sedikit {}",
        "No decree is recorded since the cadre came back: registry.cadre.appoint records it":
            "Belum ada SK sejak kader dihidupkan kembali: registry.cadre.appoint mencatatnya",
        "The decree has run out: registry.cadre.appoint records the next one":
            "Masa berlaku SK sudah habis: registry.cadre.appoint mencatat yang berikutnya",
        "The cadre is active and was not seen for a long time": "Kader aktif tetapi sudah lama tidak terlihat",
        "Holds what looks like a NIK: it belongs in the parameter 'nik', where it is sealed":
            "Memuat yang tampak seperti NIK: tempatnya di parameter 'nik', agar disegel",
        "Cadres that a village should have at least": "Jumlah kader yang paling sedikit dimiliki desa",
        "Months without meeting or training after which an active cadre is dormant":
            "Jumlah bulan tanpa rapat atau pelatihan sampai kader aktif dianggap lama tidak terlihat",
        "The NIK {} is that of {}, recorded is {}": "NIK {} adalah milik {}, yang dicatat {}",
        "The NIK {} has another birth date than {}": "Tanggal lahir dalam NIK {} bukan {}",
        "The NIK {} was first registered in {}, the village is {}": "NIK {} pertama kali terdaftar di {}, desanya {}",
        "a man": "laki-laki",
        "a woman": "perempuan",
        "a NIK of 16 digits": "NIK 16 angka",
        "Is blank: leave it out where the NIK is not known": "Kosong: jangan ditulis jika NIK tidak diketahui",
        "Is a placeholder and no NIK: leave it out where the NIK is not known":
            "Pengisi tempat, bukan NIK: jangan ditulis jika NIK tidak diketahui",
        "Was made a number like 6,4E+15 by Excel, and has lost digits: type it anew in a column formatted as text":
            "Sudah diubah Excel menjadi bilangan seperti 6,4E+15 dan kehilangan angka: ketik ulang dalam kolom berformat teks",
        "Ends in 0000, which no NIK does: Excel keeps 15 digits and makes the last one 0. Type it anew in a column formatted as text":
            "Berakhir 0000, padahal tidak ada NIK demikian: Excel menyimpan 15 angka dan menjadikan yang terakhir 0. Ketik ulang dalam kolom berformat teks",
        "Has something that is no digit: expected 16 digits, dots and blanks aside":
            "Memuat yang bukan angka: seharusnya 16 angka, selain titik dan spasi",
        "Has not 16 digits: copy it anew from the identity card or the family card":
            "Bukan 16 angka: salin ulang dari KTP atau kartu keluarga",
        "Digits 7 and 8 are no day: expected 01 to 31, or 41 to 71 of a woman":
            "Angka ke-7 dan ke-8 bukan tanggal: seharusnya 01 sampai 31, atau 41 sampai 71 bagi perempuan",
        "Digits 9 and 10 are no month: expected 01 to 12": "Angka ke-9 dan ke-10 bukan bulan: seharusnya 01 sampai 12",
    ]
}
