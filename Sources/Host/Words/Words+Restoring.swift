import ModuleKit

/// Stores that are put back, and how far one comes.
extension Words {
    static let restoring: Words = [
        "The store cannot be put back to that point: {}. {}":
            "Basis data tidak dapat dikembalikan ke titik itu: {}. {}",
        "The store cannot be put back to that point: {}. {}, and {}":
            "Basis data tidak dapat dikembalikan ke titik itu: {}. {}, dan {}",
        "--seq {} is the last before it that can be restored":
            "--seq {} adalah yang terakhir sebelumnya yang dapat dipulihkan",
        "--seq {} the next behind it, as '{}' has it": "--seq {} yang berikutnya sesudahnya, seperti dalam '{}'",
        "what the journal entry {} changed was erased": "yang diubah oleh entri jurnal {} sudah dihapus",
        "the journal entry {} is the migration '{}', whose SQL is not known":
            "entri jurnal {} adalah migrasi '{}', yang SQL-nya tidak diketahui",
        "the journal entry {} does not follow entry {}": "entri jurnal {} tidak menyambung entri {}",
        "the journal entry {} changed a row of '{}' that was not as the entries before left it":
            "entri jurnal {} mengubah baris '{}' yang tidak seperti ditinggalkan entri-entri sebelumnya",
        "the journal entry {} put a row into '{}' where one stands already":
            "entri jurnal {} memasukkan baris ke '{}' di tempat yang sudah terisi",
        "the journal entry {} put a value into '{}' that another row has":
            "entri jurnal {} memasukkan nilai ke '{}' yang sudah dimiliki baris lain",
        "the journal entry {} was written when '{}' had other columns":
            "entri jurnal {} ditulis ketika kolom '{}' masih lain",
        "'{}' holds no verified backup: name one by its file to restore it all the same":
            "'{}' tidak berisi cadangan terbukti: sebut satu dengan berkasnya untuk tetap memulihkannya",
        "The journal in '{}' goes on to entry {} only, written {}":
            "Jurnal di '{}' hanya sampai entri {}, ditulis {}",
        "'{}' holds no proved backup from before that, nor the journal":
            "'{}' tidak berisi cadangan terbukti dari sebelum itu, dan jurnalnya pun tidak",
        "The journal behind that backup goes on to entry {} only": "Jurnal sesudah cadangan itu hanya sampai entri {}",
        "{}; passed over '{}': {}": "{}; dilewati '{}': {}",
        "The backup '{}' was made after that, at journal entry {}":
            "Cadangan '{}' dibuat sesudah itu, pada entri jurnal {}",
        "parts of the backup": "bagian cadangan",
        "looks at the restored store": "pemeriksaan basis data yang dipulihkan",
        "entries of the journal": "entri jurnal",
        "tables compared": "tabel yang dibandingkan",
        "checks of the store": "pemeriksaan basis data",
    ]
}
