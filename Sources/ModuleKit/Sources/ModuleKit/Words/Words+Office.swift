/// What an office can set.
extension Words {
    static let office: Words = [
        "Language of answers where the caller names none": "Bahasa jawaban jika pemanggil tidak menyebutkannya",
        "Lines above the office's name on its papers, such as the government it belongs to":
            "Baris di atas nama kantor pada surat, misalnya nama pemerintah daerahnya",
        "Name of the office as its papers have it": "Nama kantor seperti tertulis pada suratnya",
        "Address, with telephone and other ways to reach it": "Alamat, beserta telepon dan kontak lain",
        "Place in which papers are dated and signed": "Tempat surat ditanggali dan ditandatangani",
        "What the head of the office is called, as Kepala Dinas": "Sebutan pimpinan kantor, misalnya Kepala Dinas",
        "Name of the head of the office, with titles": "Nama pimpinan kantor beserta gelar",
        "Rank of the head of the office, as Pembina Utama Madya":
            "Pangkat pimpinan kantor, misalnya Pembina Utama Madya",
        "Civil servant's number (NIP) of the head of the office": "NIP pimpinan kantor",
        "18 digits": "18 angka",
    ]
}
