import ModuleKit

/// Jobs.
extension Words {
    static let jobs: Words = [
        "Number of the job": "Nomor pekerjaan",
        "The same, as the commands take it": "Hal yang sama, seperti dipakai perintah",
        "The task": "Tugasnya",
        "The user who called it": "Pengguna yang memanggilnya",
        "Interrupted: the daemon ended before the task did": "Interrupted: daemon berhenti sebelum tugas selesai",
        "When it began": "Kapan dimulai",
        "When it ended; null while it runs": "Kapan berakhir; null selama berjalan",
        "How far it is; null where it has not told, and after its end":
            "Sampai di mana; null jika belum disampaikan, dan setelah berakhir",
        "What the task answered; null where the caller was told and it is longer than 1 MiB":
            "Jawaban tugas; null jika pemanggil sudah diberi tahu dan panjangnya lebih dari 1 MiB",
        "Why it has no result, as the caller was told": "Mengapa tanpa hasil, seperti disampaikan kepada pemanggil",
        "How much is done": "Berapa yang selesai",
        "Of how much; null where nobody knows": "Dari berapa; null jika tidak diketahui",
        "What is being done": "Apa yang sedang dikerjakan",
        "Tell of a job: how far it is, or how it ended":
            "Jelaskan suatu pekerjaan: sampai di mana, atau bagaimana berakhir",
        "The job": "Pekerjaannya",
        "Wait until a job has ended, or the deadline has passed":
            "Tunggu sampai pekerjaan berakhir, atau batas waktu lewat",
        "Tell a job to end; one that has ended stays as it is": "Suruh pekerjaan berhenti; yang sudah berakhir tetap",
        "List your jobs, the newest first; an operator's list has everyone's":
            "Daftar pekerjaan Anda, dari yang terbaru; bagi operator, milik semua orang",
        "Only jobs in this state": "Hanya pekerjaan dalam keadaan ini",
    ]
}
