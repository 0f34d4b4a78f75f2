import ModuleKit

/// What decrees, officials, institutions and companions say.
extension Words {
    static let offices: Words = [
        "The seat begins on '{}', and the institution on {}": "Jabatan dimulai '{}', sedangkan lembaganya {}",
        "The person has another office on this board in the same days: {}":
            "Orang ini memegang jabatan lain dalam kepengurusan ini pada hari yang sama: {}",
        "The board has somebody else as '{}' in the same days: {}":
            "Jabatan '{}' dalam kepengurusan ini dipegang orang lain pada hari yang sama: {}",
        "The cadre {} is of '{}', not of '{}'": "Kader {} bertugas di '{}', bukan di '{}'",
        "The decree '{}' of {} is recorded otherwise for this village: {}":
            "SK '{}' tahun {} tercatat lain untuk desa ini: {}",
        "{} is {}, not {}": "{} adalah {}, bukan {}",
        "'{}' is a {}: the office '{}' is one of a {}": "'{}' adalah {}: jabatan '{}' ada pada {}",
        "The office '{}' is held in these days by the official {}":
            "Jabatan '{}' pada masa itu dipegang oleh pejabat {}",
        "End that one first with registry.official.end, or give acting for who stands in":
            "Akhiri dahulu dengan registry.official.end, atau isi acting untuk pelaksana tugas atau penjabat",
        "'{}' is held by several, and is never vacant": "'{}' dipegang beberapa orang, dan tidak pernah lowong",
        "'{}' is before since '{}'": "'{}' sebelum since '{}'",
        "'{}' is before the first day, {}": "'{}' sebelum hari pertama, {}",
        "'{}' is a province: a companion is posted in a regency or inside one":
            "'{}' adalah provinsi: pendamping ditempatkan di kabupaten/kota atau di dalamnya",
        "'{}' is a {}: expected a regency": "'{}' adalah {}: seharusnya kabupaten/kota",
        "Is missing": "Kosong",
        "The term lasts until {}: it should have at most {} years":
            "Masa jabatan sampai {}: seharusnya paling lama {} tahun",
        "It is the person's term number {}: at most {} are allowed":
            "Ini masa jabatan ke-{} orang tersebut: paling banyak {}",
        "The person serves elsewhere too: {}": "Orang ini juga bertugas di tempat lain: {}",
        "official": "pejabat",
        "institution": "lembaga",
        "board member": "pengurus",
        "companion": "pendamping",
        "regency": "kabupaten/kota",
    ]
}
