import ModuleKit

/// Certificates.
extension Words {
    static let certificates: Words = [
        "The day that stands on it; today where it is missing": "Tanggal yang tercantum; jika kosong, hari ini",
        "Who signs; the head of the office where it is missing":
            "Siapa penanda tangannya; jika kosong, pimpinan kantor",
        "certificate": "sertifikat",
        "Revoke a certificate, for good": "Cabut sertifikat, untuk selamanya",
        "Number of the certificate in the store": "Nomor sertifikat dalam basis data",
        "Issue a certificate again, with the same number, a new code and what is to be printed now":
            "Terbitkan ulang sertifikat, dengan nomor yang sama, kode baru, dan isi cetak yang sekarang",
        "The day that stands on them; today where it is missing": "Tanggal yang tercantum; jika kosong, hari ini",
        "Issuing certificates": "Menerbitkan sertifikat",
        "Certificates issued now; in a dry run, that would be":
            "Sertifikat yang terbit sekarang; pada dry run, yang akan terbit",
        "Participants who had one before": "Peserta yang sudah memilikinya",
        "Issue certificates to all who completed a training and have none; run again, it goes on where it ended":
            "Terbitkan sertifikat bagi semua yang lulus dan belum memilikinya; jika dijalankan lagi, dilanjutkan",
        "What was issued now": "Yang terbit sekarang",
        "The number that stands on it": "Nomor yang tercantum",
        "The code by which it is verified": "Kode untuk memeriksanya",
        "Where it stands": "Sampai di mana keadaannya",
        "Show a certificate": "Tampilkan sertifikat",
        "List certificates, of a training or a person": "Daftar sertifikat suatu pelatihan atau orang",
        "Only of this training": "Hanya dari pelatihan ini",
        "Only of this person": "Hanya tentang orang ini",
        "Print all certificates of a training that hold, in one file":
            "Cetak semua sertifikat pelatihan yang berlaku, dalam satu berkas",
        "Only of this class, by number or name": "Hanya dari kelas ini, menurut nomor atau nama",
        "As what": "Sebagai apa",
        "Training {} has no certificate that holds": "Pelatihan {} tidak memiliki sertifikat yang berlaku",
        "trainings.certificate.issue issues them": "trainings.certificate.issue menerbitkannya",
        "Preparing certificates": "Menyiapkan sertifikat",
        "Making the PDF": "Membuat PDF",
        "Print a certificate: front and back page, A4 landscape":
            "Cetak sertifikat: halaman depan dan belakang, A4 mendatar",
        "certificate with the code": "sertifikat dengan kode",
        "The certificate {} is valid": "Sertifikat {} berlaku",
        "The certificate {} was revoked on {}, and is not valid": "Sertifikat {} dicabut pada {}, dan tidak berlaku",
        "The certificate {} was issued again on {}: this paper is not valid, the newer one is":
            "Sertifikat {} diterbitkan ulang pada {}: kertas ini tidak berlaku, yang berlaku yang lebih baru",
        "Whether the certificate holds": "Apakah sertifikat berlaku",
        "The number that must stand on it": "Nomor yang harus tercantum",
        "The name that must stand on it; null where the person was erased":
            "Nama yang harus tercantum; null jika data orangnya sudah dihapus",
        "Who held the training": "Siapa penyelenggara pelatihannya",
        "Its first day": "Hari pertamanya",
        "Its last day": "Hari terakhirnya",
        "When it was issued": "Kapan diterbitkan",
        "When it was issued again or revoked": "Kapan diterbitkan ulang atau dicabut",
        "Verify a certificate by the code that stands on it": "Periksa sertifikat dengan kode yang tercantum",
        "The code": "Kodenya",
        "Grows with each change": "Bertambah setiap ada perubahan",
        "When it was changed last": "Kapan terakhir diubah",
        "The person in the registry": "Orangnya dalam registri",
        "Whose it is, as printed; null where the person was erased":
            "Milik siapa, seperti tercetak; null jika data orangnya sudah dihapus",
        "Where the holder was born; null where it was unknown": "Tempat lahir pemegang; null jika tidak diketahui",
        "When the holder was born; null where it was unknown": "Tanggal lahir pemegang; null jika tidak diketahui",
        "What else is printed on it": "Apa lagi yang tercetak",
        "The certificate in whose place it was issued": "Sertifikat yang digantikannya",
        "The certificate that was issued in its place": "Sertifikat penggantinya",
        "Why it was issued again or revoked": "Mengapa diterbitkan ulang atau dicabut",
        "certificate {}": "sertifikat {}",
        "format: PDF is made by WeasyPrint, which is not installed on the server":
            "format: PDF dibuat oleh WeasyPrint, yang tidak terpasang di server",
        "Install Debian's package weasyprint, or take format html and print that":
            "Pasang paket Debian weasyprint, atau minta format html dan cetak itu",
        "WeasyPrint has not made the PDF in {} seconds": "WeasyPrint belum membuat PDF dalam {} detik",
        "Take format html and print that": "Minta format html dan cetak itu",
        "WeasyPrint could not make the PDF": "WeasyPrint tidak dapat membuat PDF",
        "Lines above the office's name": "Baris di atas nama kantor",
        "The office; null leaves a line to write on": "Kantornya; null menyisakan garis untuk diisi",
        "Its address": "Alamatnya",
        "What the training is called": "Sebutan pelatihannya",
        "Title of the training": "Judul pelatihan",
        "Who held it": "Siapa penyelenggaranya",
        "Where it was held": "Tempat dilaksanakan",
        "Lesson hours of 45 minutes; null where there was neither curriculum nor session":
            "Jam pelajaran, 45 menit; null jika tanpa kurikulum dan sesi",
        "What was taught, for the back page": "Yang diajarkan, untuk halaman belakang",
        "What is said of the mark; null where no mark was taken": "Predikat nilainya; null jika tidak ada nilai",
        "Where it was issued": "Tempat penerbitannya",
        "As what the signer signs": "Sebagai apa penanda tangan menandatangani",
        "Who signs": "Siapa yang menandatangani",
        "The signer's rank": "Pangkat penanda tangan",
        "The signer's number as a civil servant": "NIP penanda tangan",
        "What was taught": "Apa yang diajarkan",
        "The name": "Namanya",
        "The holder's office": "Jabatan pemegang",
        "Where the holder comes from": "Asal pemegang",
        "The holder's region, by its name then": "Wilayah pemegang, dengan namanya waktu itu",
        "'{}' has no closing brace": "'{}' tidak memiliki kurung kurawal penutup",
        "'{}' makes the same number twice: expected {seq} and {year} in it":
            "'{}' membuat nomor yang sama dua kali: harus memuat {seq} dan {year}",
        "'{}' is unknown in braces: expected seq, seq:4, year, month, roman_month or training":
            "'{}' dalam kurung kurawal tidak dikenal: seharusnya seq, seq:4, year, month, roman_month, atau training",
    ]
}
