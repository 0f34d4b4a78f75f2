import ModuleKit

/// Modules.
extension Words {
    static let modules: Words = [
        "Name, or the file's where none could be learned": "Nama, atau nama berkasnya jika tidak diketahui",
        "Version; null when it does not run": "Versi; null jika tidak berjalan",
        "Whether it runs": "Apakah berjalan",
        "The library; null for the core": "Pustakanya; null untuk inti",
        "Modules without which it does not start": "Modul yang wajib ada agar dapat dinyalakan",
        "Modules that it uses where they are": "Modul yang dipakainya jika ada",
        "How many commands it has": "Jumlah perintahnya",
        "Why it does not run": "Mengapa tidak berjalan",
        "List the modules, and why one does not run": "Daftar modul, dan mengapa ada yang tidak berjalan",
        "The module '{}' was disabled": "Modul '{}' sudah dimatikan",
        "The module's process answered an error without a message": "Proses modul menjawab galat tanpa pesan",
    ]
}
