import ModuleKit

/// What is said of needs that were seen, and of steps after a training.
extension Words {
    static let steps: Words = [
        "List what participants mean to do after a training": "Daftar rencana kerja tindak lanjut peserta",
        "Load it first": "Muat dahulu modul itu",
        "Make follow-ups of steps that were recorded while the meetings module was not loaded":
            "Menjadikan tindak lanjut rencana yang dicatat saat modul meetings tidak dimuat",
        "Number of the follow-up": "Nomor tindak lanjut",
        "Number of the step": "Nomor langkah",
        "Only of this enrolment": "Hanya kepesertaan ini",
        "Record what a participant means to do after a training; each step becomes a follow-up":
            "Mencatat rencana kerja tindak lanjut peserta; setiap langkah menjadi tindak lanjut",
        "Show one step of what a participant means to do": "Menampilkan satu langkah rencana kerja tindak lanjut",
        "Provinces whose regions have changed": "Provinsi yang wilayahnya berubah",
        "The follow-up that it became; null where the meetings module was not loaded":
            "Tindak lanjutnya; null bila modul meetings tidak dimuat",
        "The module 'meetings' is not loaded": "Modul 'meetings' tidak dimuat",
        "The module 'meetings' is not loaded: trainings.actionplan.follow makes follow-ups of the steps once it is":
            "Modul 'meetings' tidak dimuat: setelah dimuat, trainings.actionplan.follow menjadikannya tindak lanjut",
        "The steps": "Langkah-langkah",
        "The steps, in the order given": "Langkah-langkah, menurut urutan yang diberikan",
        "The training that it belongs to": "Pelatihan tempatnya bernaung",
        "Until when": "Batas waktunya",
        "Until when; null where no day was given": "Tenggat; null bila tidak ada",
        "What is to be done": "Apa yang harus dikerjakan",
        "Where that stands; null where that cannot be seen": "Statusnya; null bila tidak dapat dilihat",
        "Who does it": "Siapa yang mengerjakan",
        "Who does it; the participant where it is missing": "Pelaksana; peserta jika kosong",
        "action": "langkah",
    ]
}
