import ModuleKit

/// Settings and the key of sealed values.
extension Words {
    static let settings: Words = [
        "The key file '{}' is not there": "Berkas kunci '{}' tidak ada",
        "Put the office's copy of it back; without it what is sealed cannot be read":
            "Kembalikan salinannya dari kantor; tanpa itu yang disegel tidak dapat dibaca",
        "The key file holds another key than the store was sealed with: the store needs {}, the file has {}":
            "Berkas kunci berisi kunci lain dari yang menyegel basis data: yang diperlukan {}, dalam berkas {}",
        "Put the right key file in its place; balaid key check tells whether it is":
            "Letakkan berkas kunci yang benar di tempatnya; balaid key check memeriksanya",
        "A value could not be sealed": "Suatu nilai tidak dapat disegel",
        "A sealed value is damaged": "Suatu nilai yang disegel rusak",
        "The key file holds another key than the value was sealed with":
            "Berkas kunci berisi kunci lain dari yang menyegel nilai ini",
        "Change settings of a module: what is missing keeps, null goes back to the default":
            "Ubah pengaturan modul: yang tidak ditulis tetap, null kembali ke bawaan",
        "Settings by their names": "Pengaturan menurut namanya",
        "Counts the changes; 0 where nothing was ever set": "Menghitung perubahan; 0 jika belum pernah diatur",
        "Every setting as it is now, defaults too": "Setiap pengaturan yang berlaku sekarang, juga bawaannya",
        "What may be set, as JSON Schema": "Apa yang boleh diatur, sebagai JSON Schema",
        "Show what is set of a module, and what may be": "Tampilkan yang diatur pada modul, dan yang boleh diatur",
    ]
}
