import ModuleKit

/// What the core's own commands say.
extension Words {
    static let core: Words = [
        "This connection has 64 subscriptions, and may have no more":
            "Sambungan ini sudah memiliki 64 langganan, tidak boleh lebih",
        "Another backup is being made or verified": "Cadangan lain sedang dibuat atau diperiksa",
        "Try again when it is done": "Coba lagi setelah selesai",
        "A backup cannot be tried without making it": "Pembuatan cadangan tidak dapat dicoba tanpa dijalankan",
        "pages": "halaman",
        "backup": "cadangan",
        "module": "modul",
        "job": "pekerjaan",
        "settings": "pengaturan",
        "The module '{}' was refused: {}": "Modul '{}' ditolak: {}",
        "Expected an object of settings by their names": "Seharusnya objek pengaturan menurut namanya",
    ]
}
