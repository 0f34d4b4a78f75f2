import ModuleKit

/// What always holds.
extension Words {
    static let invariants: Words = [
        "A person serves a village as one cadre at a time":
            "Seseorang menjadi satu kader saja di satu desa pada satu waktu",
        "A cadre is active by an appointment or a return to work, and has ended by an end":
            "Kader aktif karena pengangkatan atau penghidupan kembali, dan berakhir karena pemberhentian",
        "Whoever serves or holds an office does so under the record that stayed when persons were merged":
            "Kader dan pejabat tercatat atas nama data orang yang dipertahankan ketika data digabung",
        "The state of an identity number tells of a number that is there": "Keadaan NIK menyangkut NIK yang memang ada",
        "Of an erased person nothing is kept by which the person could be known":
            "Dari orang yang dihapus tidak ada yang tersimpan yang dapat menunjukkan siapa dia",
        "The code of a region begins with that of the region around it":
            "Kode wilayah diawali kode wilayah yang melingkupinya",
    ]
}
