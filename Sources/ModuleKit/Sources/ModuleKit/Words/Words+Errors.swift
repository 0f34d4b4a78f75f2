/// Errors that every command may answer.
extension Words {
    static let errors: Words = [
        "The parameters: {}": "Parameter: {}",
        "{} parameters are invalid": "{} parameter tidak benar",
        "There is no {} '{}'": "Tidak ada {} '{}'",
        "The {} is '{}', which allows {}": "Keadaan {} adalah '{}', yang hanya membolehkan {}",
        "The {} is '{}': nothing more can be done with it":
            "Keadaan {} adalah '{}': tidak ada lagi yang dapat dilakukan",
        "The {} has changed: expected version {}, it is {}":
            "Data {} sudah berubah: versi yang diharapkan {}, sekarang {}",
        "Read it again, and repeat the change on what is there now":
            "Baca ulang, lalu ulangi perubahan pada data yang sekarang",
        "'{}' needs a connection of its own": "'{}' memerlukan sambungan tersendiri",
    ]
}
