import ModuleKit

/// Sessions and who leads them.
extension Words {
    static let sessions: Words = [
        "The class it is for, by number or name; all where it is missing":
            "Kelasnya, menurut nomor atau nama; jika kosong, semua",
        "The module of the training's curriculum, by number or title":
            "Modul kurikulum pelatihan, menurut nomor atau judul",
        "What it is about; the module's title where it is missing": "Tentang apa; jika kosong, judul modulnya",
        "When it begins": "Kapan dimulai",
        "When it ends": "Kapan selesai",
        "Who leads it: a person's number, the name of a new person, or an object":
            "Siapa yang membawakan: nomor orang, nama orang baru, atau objek",
        "Who else leads it or speaks": "Siapa lagi yang membawakan atau berbicara",
        "'{}' is not after starts_at '{}'": "'{}' tidak setelah starts_at '{}'",
        "Add a session to a training": "Tambah sesi pelatihan",
        "Take a trainer or a speaker off a session": "Lepaskan pelatih atau narasumber dari sesi",
        "Number of the entry": "Nomor entri",
        "Put a trainer or a speaker before a session": "Tetapkan pelatih atau narasumber untuk sesi",
        "Number of the session": "Nomor sesi",
        "Who was there; an entry given again corrects the one before":
            "Siapa yang hadir; yang diberikan lagi memperbaiki yang lama",
        "The participant {} is not in the session's class": "Peserta {} tidak termasuk kelas sesi ini",
        "The session has not begun yet": "Sesi belum dimulai",
        "How the participant met the session": "Bagaimana peserta mengikuti sesi",
        "The session": "Sesinya",
        "What was recorded, in the order given": "Yang dicatat, menurut urutan yang diberikan",
        "What should be looked at": "Yang perlu diperhatikan",
        "The enrolment": "Kepesertaannya",
        "Record who was present at a session": "Catat siapa yang hadir dalam sesi",
        "Show a session": "Tampilkan sesi",
        "List a training's sessions": "Daftar sesi pelatihan",
        "Show who leads a session": "Tampilkan siapa yang membawakan sesi",
        "List who leads sessions, of a training or by person": "Daftar pembawa sesi, menurut pelatihan atau orang",
        "Only this person": "Hanya orang ini",
        "session": "sesi",
        "The attendance of {} participants at session {} is recorded":
            "Kehadiran {} peserta pada sesi {} sudah dicatat",
        "A session that was held stays; trainings.session.update corrects it":
            "Sesi yang sudah diadakan tetap ada; trainings.session.update memperbaikinya",
        "Remove a session at which nobody's attendance is recorded": "Hapus sesi yang belum ada catatan kehadirannya",
        "Change a session's time, class, module or title": "Ubah waktu, kelas, modul, atau judul sesi",
        "class: The attendance of participant {}, who is not in that class, is recorded":
            "class: Kehadiran peserta {}, yang bukan dari kelas itu, sudah dicatat",
        "The class it is for, by number or name; null for all": "Kelasnya, menurut nomor atau nama; null untuk semua",
        "{}The person {} would be booked twice: {}, and {}": "{}Orang {} akan tercatat ganda: {}, dan {}",
        "Another time, another class, or somebody else": "Waktu lain, kelas lain, atau orang lain",
        "from {} to {}": "dari {} sampai {}",
        "on {}": "pada {}",
        "training {} {}": "pelatihan {} {}",
        "session {} of training {} {}": "sesi {} pelatihan {} {}",
        "session {} of training {} from {} to {}": "sesi {} pelatihan {} dari {} sampai {}",
        "Participants of one class would be booked twice: {}, and {}":
            "Peserta satu kelas akan tercatat ganda: {}, dan {}",
        "a person's number, the name of a new person (2 to 120 characters), or an object":
            "nomor orang, nama orang baru (2 sampai 120 karakter), atau objek",
        "Whether the person trains or speaks": "Apakah orang itu pelatih atau narasumber",
        "The name as it was written then": "Nama seperti ditulis waktu itu",
        "trainer": "pelatih",
        "{}: The person {} leads the session {} already": "{}: Orang {} sudah membawakan sesi {}",
        "When it was recorded": "Kapan dicatat",
        "The class it is for; null where it is for all": "Kelasnya; null jika untuk semua",
        "The curriculum's module": "Modul kurikulumnya",
        "What it is about; the module's title where none was given": "Tentang apa; judul modulnya jika tidak diberikan",
        "Who leads it": "Siapa yang memimpin",
        "Participants recorded as present": "Peserta yang tercatat hadir",
        "'{}' is outside the training: expected {} to {}": "'{}' di luar pelatihan: seharusnya {} sampai {}",
    ]
}
