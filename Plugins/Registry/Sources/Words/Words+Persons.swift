import ModuleKit

/// Persons.
extension Words {
    static let persons: Words = [
        "Add a person, who is always a new one": "Tambah orang, yang selalu orang baru",
        "Name": "Nama",
        "Show a person": "Tampilkan orang",
        "Attachments of decrees that name the person, as they do":
            "Lampiran SK yang menyebut orang itu, seperti tertulis di sana",
        "Offices that the person holds or held": "Jabatan yang dipegang atau pernah dipegang orang itu",
        "Seats on boards of institutions": "Kedudukan dalam pengurus lembaga",
        "Postings as a companion of villages": "Penugasan sebagai pendamping desa",
        "Name of the institution": "Nama lembaga",
        "The person": "Orangnya",
        "List persons": "Daftar orang",
        "Make one person of two records, with everything that both have":
            "Jadikan dua catatan satu orang, dengan semua milik keduanya",
        "The person who stays": "Orang yang dipertahankan",
        "The person who is the same": "Orang yang sebenarnya sama",
        "L or P": "L atau P",
        "Where the person was born": "Tempat lahir",
        "When the person was born": "Tanggal lahir",
        "Last school": "Pendidikan terakhir",
        "Courses taken; all of them": "Kursus yang diikuti; semuanya",
        "Fields of work; all of them": "Bidang kerja; semuanya",
        "Telephone": "Telepon",
        "a telephone number of 5 to 20 digits": "nomor telepon 5 sampai 20 angka",
        "Address": "Alamat",
        "person": "orang",
        "A person has this always: give a value, or leave the member out":
            "Orang selalu memilikinya: berikan nilai, atau jangan tulis anggota ini",
        "'{}' is before {}: compare it with the identity card": "'{}' sebelum tahun {}: cocokkan dengan KTP",
        "Correct what is recorded of a person": "Perbaiki data orang",
        "The person who was the same, and redirects from now on":
            "Orang yang ternyata sama, dan sejak sekarang dialihkan",
        "{} and {} are the same person already": "{} dan {} sudah orang yang sama",
        "The person {} is {}, {} is {}": "Orang {} adalah {}, {} adalah {}",
        "Correct the wrong one with registry.person.update first":
            "Perbaiki dahulu yang salah dengan registry.person.update",
        "Fields of work": "Bidang kerja",
        "Courses taken": "Kursus yang diikuti",
        "Number of the person": "Nomor orang itu",
        "The person that this one was found to be; null of one that stands for itself":
            "Orang yang ternyata dia; null jika berdiri sendiri",
    ]
}
