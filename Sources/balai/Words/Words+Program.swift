import ModuleKit

/// What the program says of itself: its commands, its answers, and why it could not ask.
extension Words {
    static let program: Words = [
        "Ask the office's daemon.": "Bertanya kepada daemon kantor.",
        """
        NAME is a command of the daemon, such as core.ping: 'balai commands' lists them, 'balai NAME --help' \
        tells the flags of one.

        Exit status: 0 done; 1 the command answered an error; 2 bad usage; 3 no daemon; 4 (status) something \
        needs care.
        """: """
        NAME adalah perintah daemon, misalnya core.ping: 'balai commands' mendaftarnya, 'balai NAME --help' \
        menjelaskan pilihan satu perintah.

        Status keluar: 0 selesai; 1 perintah menjawab galat; 2 salah pakai; 3 daemon tidak ada; 4 (status) ada yang \
        perlu perhatian.
        """,
        "OVERVIEW:": "RINGKASAN:",
        "USAGE:": "PEMAKAIAN:",
        "ARGUMENTS:": "ARGUMEN:",
        "OPTIONS:": "PILIHAN:",
        "SUBCOMMANDS:": "SUBPERINTAH:",
        "(values: ": "(nilai: ",
        "Show help information.": "Menampilkan bantuan.",
        "Show the version.": "Menampilkan versi.",
        "See 'balai help <subcommand>' for detailed help.": "Lihat 'balai help <subperintah>' untuk rinciannya.",
        "for more information.": "untuk keterangan lebih lanjut.",
        "Error:": "Galat:",
        "Usage:": "Pemakaian:",
        "Missing expected argument": "Belum ada argumen",
        "Unknown option": "Pilihan tidak dikenal:",
        "Missing value for": "Belum ada nilai untuk",
        "Unexpected argument": "Argumen tidak diharapkan:",
        "Please provide one of": "Berikan salah satu dari",
        "is invalid for": "tidak benar untuk",
        "The value": "Nilai",
        " or '": " atau '",
        "  See": "  Lihat",

        "Which daemon, and how to print": "Daemon yang mana, dan cara mencetak",
        "The daemon's socket; else $BALAI_SOCKET.": "Soket daemon; jika tidak, $BALAI_SOCKET.",
        "The daemon's data directory, with balai.sock in it; else $BALAI_DATA.":
            "Direktori data daemon, yang berisi balai.sock; jika tidak, $BALAI_DATA.",
        "How to print; a table on a terminal and JSON elsewhere.":
            "Cara mencetak; tabel di terminal dan JSON di tempat lain.",
        "Language of messages, id or en; else the locale's, else the office's.":
            "Bahasa pesan, id atau en; jika tidak, bahasa lokal sistem, lalu bahasa kantor.",
        "Call a command with its parameters as JSON, for scripts.":
            "Memanggil perintah dengan parameter JSON, untuk skrip.",
        "The command's name, such as core.ping.": "Nama perintah, misalnya core.ping.",
        "The parameters, a JSON object; - reads standard input, @FILE a file.":
            "Parameter, sebuah objek JSON; - membaca masukan standar, @BERKAS sebuah berkas.",
        "Where to write a file that is answered.": "Tempat menulis berkas yang dijawab.",
        "Print the script with which a shell completes commands and flags.":
            "Mencetak skrip agar shell melengkapi perintah dan pilihan.",
        """
        For bash, put into ~/.bashrc: source <(balai completion bash)
        For zsh, put into ~/.zshrc behind compinit: source <(balai completion zsh)
        For fish: balai completion fish > ~/.config/fish/completions/balai.fish
        """: """
        Untuk bash, tulis di ~/.bashrc: source <(balai completion bash)
        Untuk zsh, tulis di ~/.zshrc setelah compinit: source <(balai completion zsh)
        Untuk fish: balai completion fish > ~/.config/fish/completions/balai.fish
        """,
        "bash, zsh or fish.": "bash, zsh, atau fish.",
        "Tell what a command takes and answers.": "Menjelaskan masukan dan jawaban suatu perintah.",
        "List the daemon's commands, or a module's.": "Mendaftar perintah daemon, atau perintah satu modul.",
        "A module, such as core, or the beginning of a command's name.":
            "Modul, misalnya core, atau awal nama perintah.",
        "No command of '{}'. Did you mean '{}'?": "Tidak ada perintah dari '{}'. Maksud Anda '{}'?",
        "No command of '{}'. The modules are {}": "Tidak ada perintah dari '{}'. Modul yang ada: {}",
        "Tell how the daemon is; status 4 when something needs care.":
            "Menjelaskan keadaan daemon; status 4 jika ada yang perlu perhatian.",
        "Tell what happens, one line an event, until it is interrupted.":
            "Menyampaikan yang terjadi, satu baris per peristiwa, sampai dihentikan.",
        "Interrupted it ends with status 0, and with 3 when the daemon goes.":
            "Jika dihentikan, berakhir dengan status 0, dan dengan 3 jika daemon berhenti.",
        "Only these topics, and those below them, such as a module's name.":
            "Hanya topik ini dan yang di bawahnya, misalnya nama modul.",
        "Sequence after which to begin; now where it is missing.":
            "Nomor urut tempat mulai; jika tidak ada, mulai sekarang.",
        "'watch' prints table, json or ndjson, not 'csv'": "'watch' mencetak table, json, atau ndjson, bukan 'csv'",
        "The daemon ended the connection{}": "Daemon memutus sambungan{}",
        "; to go on: --after {}": "; untuk melanjutkan: --after {}",

        "Which daemon? Give --data DIR or --socket PATH before the command, or set BALAI_DATA or BALAI_SOCKET":
            "Daemon yang mana? Berikan --data DIR atau --socket PATH sebelum perintah, atau isi BALAI_DATA atau BALAI_SOCKET",
        "BALAI_ZONE is '{}': expected one of {}": "BALAI_ZONE berisi '{}': seharusnya salah satu dari {}",
        "No daemon answers at '{}': {}": "Tidak ada daemon yang menjawab di '{}': {}",
        "There is no such socket": "Soket itu tidak ada",
        "The socket is there, and nobody listens": "Soketnya ada, tetapi tidak ada yang mendengarkan",
        "Permission denied; the socket's group may use it": "Tidak diizinkan; grup soket itu boleh memakainya",
        "The path of a socket has 1 to {} bytes": "Jalur soket terdiri dari 1 sampai {} bita",
        "The daemon ended the connection; whether the command was done is not known":
            "Daemon memutus sambungan; tidak diketahui apakah perintah sudah dijalankan",
        "The request has {} bytes: at most {} fit a frame, and nothing was sent":
            "Permintaan berisi {} bita: paling banyak {} muat dalam satu bingkai, dan tidak ada yang dikirim",
        "No answer came in time": "Tidak ada jawaban pada waktunya",

        "The answer holds no file for '--out'": "Jawaban tidak berisi berkas untuk '--out'",
        "Wrote {} bytes to {}": "{} bita ditulis ke {}",
        "Cannot write '{}': {}": "'{}' tidak dapat ditulis: {}",
        "There is more: --cursor {}": "Masih ada lagi: --cursor {}",
        "(there is more: --cursor {})": "(masih ada lagi: --cursor {})",
        "(no room for {}; --output json has all)": "(tidak muat: {}; --output json memuat semuanya)",
        "(none)": "(tidak ada)",
        "none": "tidak ada",
        "yes": "ya",
        "no": "tidak",
        "Hint: {}": "Petunjuk: {}",
        "Request: {}": "Permintaan: {}",
        "{} of {}": "{} dari {}",
        "{} left": "sisa {}",
    ]
}
