import ModuleKit

/// Modules.
extension Words {
    static let modules: Words = [
        "Name, or the file's where none could be learned": "Nama, atau nama berkasnya jika tidak diketahui",
        "Version; null when it does not run": "Versi; null jika tidak berjalan",
        "Whether it runs; away is a process that has gone":
            "Apakah berjalan; away berarti prosesnya sudah pergi",
        "The library; null for the core, and for a process": "Pustakanya; null untuk inti dan untuk proses",
        "Modules without which it does not start": "Modul yang wajib ada agar dapat dinyalakan",
        "Modules that it uses where they are": "Modul yang dipakainya jika ada",
        "How many commands it has": "Jumlah perintahnya",
        "Why it does not run": "Mengapa tidak berjalan",
        "Show a module, and why it does not run": "Tampilkan satu modul, dan mengapa tidak berjalan",
        "List the modules, and why one does not run": "Daftar modul, dan mengapa ada yang tidak berjalan",
        "The module '{}' was disabled": "Modul '{}' sudah dimatikan",
        "It did not start": "Tidak dapat dinyalakan",
        "It requires {}, which is not running": "Memerlukan {}, yang tidak berjalan",
        "Modules require each other in a circle: {}": "Modul-modul saling memerlukan dalam lingkaran: {}",
        "It could not read what it missed, the event {} of entry {}: {}":
            "Tidak dapat membaca yang terlewat, peristiwa {} dari entri {}: {}",
        "It was disabled: core.modules.load starts it again":
            "Dimatikan: core.modules.load menyalakannya lagi",
        "It was disabled: it starts again when its process attaches":
            "Dimatikan: menyala lagi jika prosesnya terpasang",
        "Its process has gone: it starts again when one attaches, and core.modules.disable notes that none will":
            "Prosesnya sudah pergi: menyala lagi jika ada yang terpasang, dan core.modules.disable mencatat bahwa tidak akan ada",
        "The module '{}' is away: {}": "Modul '{}' tidak hadir: {}",
        "The daemon ended {} times in a row while this was started":
            "Daemon berakhir {} kali berturut-turut ketika modul ini dinyalakan",
        "The daemon ended {} times because this trapped": "Daemon berakhir {} kali karena modul ini gagal",
        "No backup could be made before its migration: {}": "Cadangan sebelum migrasinya tidak dapat dibuat: {}",
        "The file is missing": "Berkasnya tidak ada",
        "The file cannot be read: {}": "Berkasnya tidak dapat dibaca: {}",
        "The library is empty": "Pustakanya kosong",
        "The library is no module: it has no {} and {}": "Pustakanya bukan modul: tidak ada {} dan {}",
        "The module was built with another kit: it has '{}', the daemon '{}'":
            "Modul dibangun dengan kit lain: modul memakai '{}', daemon '{}'",
        "The module carries its own copy of {}: it must link the ModuleKit product and nothing else":
            "Modul membawa salinan {} sendiri: modul harus ditautkan dengan produk ModuleKit saja",
        "The module's entry does not answer a ModuleBox": "Pintu masuk modul tidak menjawab ModuleBox",
        "The module '{}' is already there as {}": "Modul '{}' sudah ada sebagai {}",
        "The file is no ELF library": "Berkasnya bukan pustaka ELF",
        "The file is no 64-bit shared library": "Berkasnya bukan pustaka bersama 64-bit",
        "The file is truncated": "Berkasnya terpotong",
        "The library cannot be loaded: {}": "Pustakanya tidak dapat dimuat: {}",
        "The module's process answered an error without a message": "Proses modul menjawab galat tanpa pesan",
    ]
}
