/// Why a text is not JSON.
extension Words {
    static let json: Words = [
        "Empty text": "Teks kosong",
        "Text of 4 GiB or more": "Teks sebesar 4 GiB atau lebih",
        "Text after the value": "Ada teks setelah nilai",
        "Text is cut off": "Teks terpotong",
        "Number too large": "Bilangan terlalu besar",
        "Half a surrogate pair in a string": "Setengah pasangan surrogate di dalam teks",
        "Nested deeper than {}": "Bersarang lebih dalam dari {}",
        "Expected a value": "Seharusnya ada nilai",
        "Expected ',' or '}'": "Seharusnya ',' atau '}'",
        "Expected ',' or ']'": "Seharusnya ',' atau ']'",
        "Expected a member's name in quotes": "Seharusnya nama anggota dalam tanda kutip",
        "Expected ':' after a member's name": "Seharusnya ':' setelah nama anggota",
        "Expected '{}'": "Seharusnya '{}'",
        "Expected a digit": "Seharusnya angka",
        "Control character in a string": "Karakter kendali di dalam teks",
        "Invalid UTF-8 in a string": "UTF-8 yang salah di dalam teks",
        "Expected four hexadecimal digits": "Seharusnya empat angka heksadesimal",
        "Unknown escape in a string": "Tanda escape yang tidak dikenal di dalam teks",
    ]
}
