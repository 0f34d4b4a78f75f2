import ModuleKit

/// Who takes part.
extension Words {
    static let participants: Words = [
        "Note that nominated or selected people come": "Catat bahwa yang dicalonkan atau dipilih akan datang",
        "Numbers of the enrolments": "Nomor-nomor kepesertaan",
        "Give nominated people a place in their training": "Beri yang dicalonkan tempat dalam pelatihannya",
        "Who is enrolled": "Siapa yang didaftarkan",
        "How far it has come; who is nominated has no place yet":
            "Sampai di mana; yang dicalonkan belum mendapat tempat",
        "The enrolments, in the order given": "Kepesertaan, menurut urutan yang diberikan",
        "Enrol people in a training": "Daftarkan orang ke pelatihan",
        "The class, by number or name": "Kelasnya, menurut nomor atau nama",
        "Show an enrolment": "Tampilkan kepesertaan",
        "Only of this cadre": "Hanya milik kader ini",
        "Where the enrolment stands": "Keadaan kepesertaan",
        "List enrolments, of a training, a person or a cadre": "Daftar kepesertaan suatu pelatihan, orang, atau kader",
        "Enrol somebody in a participant's place": "Daftarkan orang lain menggantikan peserta",
        "Number of the enrolment that ends": "Nomor kepesertaan yang berakhir",
        "Who comes instead": "Siapa penggantinya",
        "Where the person comes from": "Dari mana orang itu",
        "The person's office": "Jabatan orang itu",
        "L or P": "L atau P",
        "The person's region": "Wilayah orang itu",
        "participant": "peserta",
        "class: The participant's attendance at session {} of its class is recorded":
            "class: Kehadiran peserta pada sesi {} kelasnya sudah dicatat",
        "Move a participant to another class, or correct what is known of it":
            "Pindahkan peserta ke kelas lain, atau perbaiki datanya",
        "Withdraw a participant from a training": "Catat bahwa peserta mundur dari pelatihan",
        "The cadre {} has ended its service": "Kader {} sudah berhenti",
        "The class '{}' has {} places, and {} would be in it":
            "Kelas '{}' memiliki {} tempat, sedangkan akan terisi {}",
        "{}: The person {} is in this training already, as participant {}":
            "{}: Orang {} sudah terdaftar dalam pelatihan ini, sebagai peserta {}",
        "When the person was enrolled": "Kapan orang itu didaftarkan",
        "The class; null where there is none": "Kelasnya; null jika tidak ada",
        "The cadre, where the person is one": "Kadernya, jika orang itu kader",
        "The person's region then; null where it is unknown": "Wilayah orang itu waktu itu; null jika tidak diketahui",
        "Why it was withdrawn or not completed": "Mengapa mundur atau tidak lulus",
        "The participant in whose place this one came": "Peserta yang digantikannya",
        "Sessions at which the person was present": "Jumlah sesi yang dihadirinya",
        "A cadre's number": "Nomor kader",
        "A person's number": "Nomor orang",
        "A name; always makes a new person": "Nama; selalu membuat orang baru",
        "L or P; the registry's where it is missing": "L atau P; jika kosong, menurut registri",
        "The person's region; a cadre's village where it is missing": "Wilayah orang itu; jika kosong, desa kader",
        "participant {}": "peserta {}",
        "The person": "Orangnya",
        "What stands in the name's place from now on": "Yang menggantikan namanya sejak sekarang",
        "What it is": "Apa itu",
        "As it is kept": "Sebagaimana disimpan",
    ]
}
