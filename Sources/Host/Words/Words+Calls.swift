import ModuleKit

/// Calls: how they come, what refuses them, and what becomes of them.
extension Words {
    static let calls: Words = [
        "Invalid JSON at byte {}: {}": "JSON tidak benar pada bita {}: {}",
        "Empty batch": "Kumpulan permintaan kosong",
        "Batch of {} requests: at most {} are allowed": "Kumpulan {} permintaan: paling banyak {}",
        "A request is an object": "Permintaan harus berupa objek",
        "'id' is a string or an integer": "'id' harus teks atau bilangan bulat",
        "A member stands twice in the request": "Ada anggota yang tertulis dua kali dalam permintaan",
        "Unknown member '{}': a request has jsonrpc, id, method, params":
            "Anggota '{}' tidak dikenal: permintaan berisi jsonrpc, id, method, params",
        "'jsonrpc' must be \"2.0\"": "'jsonrpc' harus \"2.0\"",
        "Missing member 'method'": "Anggota 'method' tidak ada",
        "'method' is a string": "'method' harus teks",
        "'params' is an object": "'params' harus objek",
        "'_meta' stands twice": "'_meta' tertulis dua kali",
        "Frame of {} bytes: at most {} are allowed": "Bingkai {} bita: paling banyak {}",
        "The id {} is under way already": "Permintaan dengan id {} masih berjalan",
        "The answer is longer than a frame of {} bytes": "Jawaban lebih panjang dari satu bingkai {} bita",
        "Ask for less at a time: a smaller limit, a narrower filter":
            "Minta lebih sedikit sekaligus: limit lebih kecil, saringan lebih sempit",

        "Unknown command '{}'{}": "Perintah '{}' tidak dikenal{}",
        "rpc.discover lists every command": "rpc.discover mendaftar semua perintah",
        "The module '{}' is not running: {}": "Modul '{}' tidak berjalan: {}",
        "core.modules.list tells of every module": "core.modules.list memberi keterangan tentang setiap modul",
        "The daemon is starting": "Daemon sedang dinyalakan",

        "The command '{}' is for modules, and is not called from outside":
            "Perintah '{}' hanya untuk modul, tidak dapat dipanggil dari luar",
        "The command '{}' needs the role '{}', you have '{}'":
            "Perintah '{}' memerlukan peran '{}', peran Anda '{}'",
        "core.access.explain tells why": "core.access.explain menjelaskan sebabnya",
        "it is root": "pengguna ini root",
        "it is the daemon's own user": "pengguna ini menjalankan daemon",
        "the user {} is mapped to it": "pengguna {} dipetakan ke peran ini",
        "no rule speaks of the user {} or its groups": "tidak ada aturan tentang pengguna {} atau kelompoknya",
        "it belongs to the socket's group {}": "pengguna ini anggota kelompok soket {}",
        "its group {} is mapped to it": "kelompoknya, {}, dipetakan ke peran ini",
        "Asking about another user needs the role 'admin', you have '{}'":
            "Bertanya tentang pengguna lain memerlukan peran 'admin', peran Anda '{}'",

        "Is for tasks: '{}' is a {}": "Hanya untuk tugas (task): '{}' adalah {}",
        "'{}' keeps no answer under a key: it may be called again":
            "'{}' tidak menyimpan jawaban dengan kunci: perintah ini boleh dipanggil lagi",
        "Is for what writes: '{}' is a {}": "Hanya untuk perintah yang menulis: '{}' adalah {}",
        "The job under the idempotency_key was done, and its answer was forgotten since":
            "Pekerjaan dengan idempotency_key itu sudah dikerjakan, dan jawabannya sudah dilupakan",
        "The idempotency_key '{}' was used with other parameters":
            "idempotency_key '{}' sudah dipakai dengan parameter lain",
        "Take a new key for a new call": "Pakai kunci baru untuk panggilan baru",

        "The call was cancelled": "Panggilan dibatalkan",
        "The task was cancelled": "Tugas dibatalkan",
        "The work was cancelled": "Pekerjaan dibatalkan",
        "The deadline passed before the work was done": "Batas waktu lewat sebelum pekerjaan selesai",
        "The daemon is stopping": "Daemon sedang berhenti",
        "The daemon ended before the task did": "Daemon berhenti sebelum tugas selesai",
        "{} writes are waiting": "{} penulisan sedang menunggu",
        "{} jobs are running": "{} pekerjaan sedang berjalan",
        "Try again after retry_after_ms": "Coba lagi setelah retry_after_ms",
        "Try again after retry_after_ms; core.jobs.list shows them":
            "Coba lagi setelah retry_after_ms; core.jobs.list menampilkannya",
        "Nothing was written: {}": "Tidak ada yang ditulis: {}",
        "The disk failed while this was put on it, and nobody knows yet whether it stands: {}":
            "Cakram gagal ketika ini disimpan, dan belum diketahui apakah tersimpan: {}",
        "Call it again with the same idempotency_key when the daemon is back":
            "Panggil lagi dengan idempotency_key yang sama setelah daemon hidup kembali",
        "Nothing was written: the daemon is stopping": "Tidak ada yang ditulis: daemon sedang berhenti",
        "Something went wrong inside the daemon": "Terjadi kesalahan di dalam daemon",
        "The log has the cause under request_id": "Sebabnya ada di log dengan request_id ini",
        "Calls and events of modules go in a circle": "Panggilan dan peristiwa modul berputar-putar",
        "It is there already: {}": "Sudah ada: {}",
        "Something else refers to it, or what it refers to is not there":
            "Masih dirujuk oleh data lain, atau yang dirujuknya tidak ada",
        "Answer a task's job at once, and go on without the connection":
            "Jawab pekerjaan suatu tugas langsung, dan lanjutkan tanpa sambungan",
        "Milliseconds after which the answer is of no use": "Milidetik setelah jawaban tidak berguna lagi",
        "Language of the answer; the office's where it is missing": "Bahasa jawaban; jika kosong, bahasa kantor",
        "Why; kept in the journal": "Alasan; disimpan dalam jurnal",
        "'{}' reveals what is sealed: it is recorded each time, and its answer is not kept":
            "'{}' membuka yang disegel: setiap kali dicatat, dan jawabannya tidak disimpan",
        "Do everything, answer, and keep nothing": "Kerjakan semuanya, jawab, dan jangan simpan apa pun",
        "Tell the progress of long work as $/progress": "Sampaikan kemajuan pekerjaan lama sebagai $/progress",
        "Under which a write or a task is done once: a repeat with the same parameters is answered as the first was":
            "Kunci agar penulisan atau tugas dikerjakan sekali: pengulangan dengan parameter yang sama dijawab seperti yang pertama",
        "This is only answered": "Ini hanya dapat dijawab, tidak dapat dikirim",
    ]
}
