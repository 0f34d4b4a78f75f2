import ModuleKit

/// Regions on a day, what they are called locally, and rows of a file of regions that are not taken.
extension Words {
    static let boundaries: Words = [
        "Record what a region is called here, and its code at the statistics office":
            "Catat sebutan setempat suatu wilayah dan kodenya di BPS",
        "What a village is called here and inside, as kampung":
            "Sebutan desa di sini dan di dalamnya, misalnya kampung",
        "What the head of a village is called here and inside, as petinggi":
            "Sebutan kepala desa di sini dan di dalamnya, misalnya petinggi",
        "Code of the statistics office (BPS), digits alone": "Kode BPS, angka saja",
        "2 to 10 digits": "2 sampai 10 angka",
        "Code of the statistics office (BPS); null when unknown": "Kode BPS; null jika tidak diketahui",
        "What a village is called here, as kampung; null where as the law calls it":
            "Sebutan desa di sini, misalnya kampung; null jika sama dengan sebutan hukum",
        "What the head of a village is called here, as petinggi; null where as the law calls it":
            "Sebutan kepala desa di sini, misalnya petinggi; null jika sama dengan sebutan hukum",
        "There is no region with the BPS code '{}'": "Tidak ada wilayah dengan kode BPS '{}'",
        "registry.region.update records the BPS code of a region":
            "registry.region.update mencatat kode BPS suatu wilayah",
        "List the names and codes that a region has and had, the latest first":
            "Daftar nama dan kode suatu wilayah, kini dan dahulu, yang terbaru lebih dulu",
        "name or code, which are official; former, a name that was; alias, one that people use":
            "name atau code, yang resmi; former, nama dahulu; alias, sebutan orang",
        "The name or code": "Nama atau kodenya",
        "First day on which it held; null when unknown": "Hari pertama berlaku; null jika tidak diketahui",
        "Last day; null where it holds, or when unknown":
            "Hari terakhir; null jika masih berlaku atau tidak diketahui",
        "The decree that gave it; null when unknown":
            "Surat keputusan yang menetapkannya; null jika tidak diketahui",
        "The day whose boundaries and names are meant; today where it is missing":
            "Hari yang batas dan namanya dimaksud; jika kosong, hari ini",
        "The day whose boundaries 'within' means; today where it is missing":
            "Hari yang batasnya dimaksud oleh 'within'; jika kosong, hari ini",
        "The day whose codes and names are meant; today where it is missing":
            "Hari yang kode dan namanya dimaksud; jika kosong, hari ini",
        "There was no region '{}' on {}": "Tidak ada wilayah '{}' pada {}",
        "Why it was not taken": "Sebab tidak diambil",
        "The code '{}' is invalid: expected {}": "Kode '{}' tidak sah: seharusnya {}",
        "The name of {} is blank": "Nama wilayah {} kosong",
        "The level '{}' does not go with the code {}, which is a {}":
            "Tingkat '{}' tidak cocok dengan kode {}, yaitu {}",
        "The kind '{}' does not go with the code {}, which is a {}":
            "Jenis '{}' tidak cocok dengan kode {}, yaitu {}",
        "The parent '{}' does not go with the code {}": "Induk '{}' tidak cocok dengan kode {}",
        "The code {} stands in line {} already": "Kode {} sudah ada di baris {}",
        "{}, around {}, is not there": "Induk {} dari {} tidak ada",
    ]
}
