import ModuleKit

/// What a column of a list of cadres holds.
enum CadreColumn: String, CaseIterable {
    case name, nik, villageCode, village, district, regency, sex, birthPlace, birthDate, birth, education, courses
    case fields, address, phone, role, decreeNumber, decreeDate, validFrom, validUntil, signer
    /// Whether somebody serves: looked at, and not kept. A status may also be whether somebody is married.
    case state, status, remarks
    /// Number of the row, age, signature: known, and not kept.
    case other

    /// Whether what stands in the column is kept.
    var isKept: Bool {
        switch self {
        case .state, .status, .remarks, .other: false
        default: true
        }
    }

    /// The column of a heading as people write it; nil of one that nobody knows.
    init?(heading: String) {
        let key = Self.key(heading)
        // Forms space the letters of a heading out, as in N I K.
        let isSpaced = key.split(separator: " ").allSatisfy { $0.count == 1 }
        guard let column = Self.headings[key] ?? (isSpaced ? Self.headings[key.filter { $0 != " " }] : nil) else {
            return nil
        }
        // Status Kader is nothing else than whether the cadre serves.
        self = column == .status && Self.words(heading).count > 1 ? .state : column
    }

    private static func words(_ heading: String) -> [String] {
        heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Lowercase words of letters and digits, without those that every heading of a list of cadres may have.
    static func key(_ heading: String) -> String {
        let words = words(heading)
        let meant = words.filter { !["kader", "kpmd", "kpm", "pengurus", "anggota", "data"].contains($0) }
        return (meant.isEmpty ? words : meant).joined(separator: " ")
    }

    private static let headings: [String: CadreColumn] = {
        var headings: [String: CadreColumn] = [:]
        for (column, spellings) in spellings {
            for spelling in spellings { headings[spelling] = column }
        }
        return headings
    }()

    private static let spellings: [(CadreColumn, [String])] = [
        (
            .name,
            [
                "nama", "nama lengkap", "nama gelar", "nama lengkap gelar", "nama dan gelar", "nama lengkap dan gelar",
                "nama peserta", "name",
            ]
        ),
        (
            .nik,
            [
                "nik", "no nik", "nomor nik", "no ktp", "nomor ktp", "ktp", "nik ktp", "nik no ktp", "no ktp nik",
                "nomor induk kependudukan", "no induk kependudukan", "no identitas",
            ]
        ),
        (
            .villageCode,
            [
                "kode desa", "kode desa kelurahan", "kode wilayah", "kode kemendagri", "kode", "kd desa",
                "kode kelurahan", "kode kampung", "village code",
            ]
        ),
        (
            .village,
            [
                "desa", "desa kelurahan", "kelurahan", "kelurahan desa", "desa kel", "kel desa", "nama desa",
                "nama desa kelurahan", "kampung", "desa kampung", "kampung kelurahan", "nama kampung", "asal desa",
                "village",
            ]
        ),
        (.district, ["kecamatan", "kec", "nama kecamatan", "distrik", "district"]),
        (
            .regency,
            [
                "kabupaten", "kabupaten kota", "kab", "kab kota", "kota", "nama kabupaten", "kota kabupaten",
                "regency",
            ]
        ),
        (
            .sex,
            [
                "l p", "lp", "p l", "jk", "j k", "jenis kelamin", "jns kelamin", "kelamin", "jenis kel", "gender",
                "sex", "jenis kelamin l p",
            ]
        ),
        (.birthPlace, ["tempat lahir", "tmp lahir", "tmpt lahir", "tempat kelahiran", "lahir di", "tempat"]),
        (
            .birthDate,
            ["tanggal lahir", "tgl lahir", "tanggal kelahiran", "lahir", "tgl lhr", "tanggal bulan tahun lahir"]
        ),
        (
            .birth,
            [
                "ttl", "tempat tanggal lahir", "tempat tgl lahir", "tempat dan tanggal lahir", "tempat dan tgl lahir",
                "tmp tgl lahir", "tmpt tgl lahir", "tempat tanggal bulan tahun lahir",
            ]
        ),
        (
            .education,
            [
                "pendidikan", "pendidikan terakhir", "pend", "pendidikan akhir", "ijazah", "pendidikan kursus",
                "pendidikan formal", "education",
            ]
        ),
        (
            .courses,
            [
                "kursus", "pelatihan", "kursus pelatihan", "pelatihan yang pernah diikuti", "courses",
                "pelatihan yang diikuti",
            ]
        ),
        (.fields, ["bidang", "bidang keahlian", "keahlian", "bidang tugas", "bidang kegiatan", "fields"]),
        (.address, ["alamat", "alamat lengkap", "alamat rumah", "alamat domisili", "domisili", "address"]),
        (
            .phone,
            [
                "no hp", "nomor hp", "hp", "no hp wa", "hp wa", "no wa", "wa", "nomor wa", "no telp", "no telepon",
                "telepon", "telp", "telp hp", "no telp hp", "no tlp", "nomor telepon", "no handphone", "kontak",
                "no hp whatsapp", "nomor hp wa", "phone",
            ]
        ),
        (.role, ["jabatan", "tugas", "peran", "jabatan dalam", "posisi", "role"]),
        (
            .decreeNumber,
            [
                "no sk", "nomor sk", "sk", "no sk pengangkatan", "nomor sk pengangkatan", "sk pengangkatan",
                "no keputusan", "nomor keputusan", "nomor surat keputusan", "no surat keputusan", "sk kepala desa",
                "no sk kepala desa", "nomor sk kepala desa",
            ]
        ),
        (
            .decreeDate,
            [
                "tanggal sk", "tgl sk", "tanggal sk pengangkatan", "tanggal keputusan", "tgl keputusan",
                "tanggal surat keputusan",
            ]
        ),
        (
            .validFrom,
            ["mulai berlaku", "berlaku mulai", "berlaku sejak", "tmt", "tmt sk", "mulai tugas", "berlaku dari"]
        ),
        (
            .validUntil,
            [
                "masa berlaku", "masa berlaku sk", "berlaku sampai", "berlaku hingga", "berlaku s d",
                "akhir masa berlaku", "sampai dengan", "masa bakti", "masa jabatan", "berakhir", "masa tugas",
            ]
        ),
        (.signer, ["penandatangan", "penandatangan sk", "ditandatangani oleh", "pejabat penandatangan"]),
        (
            .state,
            [
                "keaktifan", "aktif", "aktif tidak", "aktif tidak aktif", "aktif nonaktif", "aktif non aktif",
                "status aktif", "status keaktifan", "status keanggotaan", "status tugas", "status saat ini",
                "keterangan aktif", "keterangan keaktifan", "ket aktif", "keadaan", "kondisi", "masih aktif", "state",
            ]
        ),
        (.status, ["status"]), (.remarks, ["keterangan", "ket"]),
        (
            .other,
            [
                "no", "nomor", "no urut", "nomor urut", "umur", "usia", "umur tahun", "tanda tangan", "ttd", "paraf",
                "agama", "pekerjaan", "email", "e mail", "provinsi", "rt", "rw", "rt rw", "dusun",
            ]
        ),
    ]
}

/// Which headings of a file mean what, where the program cannot know.
struct ColumnMapping: ParameterObject {
    @Parameter("Heading of the names") var name: String?
    @Parameter("Heading of the NIKs") var nik: String?
    @Parameter("Heading of the villages' codes") var villageCode: String?
    @Parameter("Heading of the villages") var village: String?
    @Parameter("Heading of the districts") var district: String?
    @Parameter("Heading of the regencies") var regency: String?
    @Parameter("Heading of L and P") var sex: String?
    @Parameter("Heading of the birth places") var birthPlace: String?
    @Parameter("Heading of the birth dates") var birthDate: String?
    @Parameter("Heading of birth place and date together") var birth: String?
    @Parameter("Heading of the last schools") var education: String?
    @Parameter("Heading of the courses") var courses: String?
    @Parameter("Heading of the fields of work") var fields: String?
    @Parameter("Heading of the addresses") var address: String?
    @Parameter("Heading of the telephones") var phone: String?
    @Parameter("Heading of the roles") var role: String?
    @Parameter("Heading of the decrees' numbers") var decreeNumber: String?
    @Parameter("Heading of the decrees' dates") var decreeDate: String?
    @Parameter("Heading of the appointments' first days") var validFrom: String?
    @Parameter("Heading of the appointments' last days, or of how long they last") var validUntil: String?
    @Parameter("Heading of who signed") var signer: String?
    @Parameter("Heading of who is active: whoever is said not to be is not taken") var state: String?

    /// What was given: the column, its name here, and the heading.
    var given: [(column: CadreColumn, member: String, heading: String)] {
        let every: [(CadreColumn, String, String?)] = [
            (.name, "name", name), (.nik, "nik", nik), (.villageCode, "village_code", villageCode),
            (.village, "village", village), (.district, "district", district), (.regency, "regency", regency),
            (.sex, "sex", sex), (.birthPlace, "birth_place", birthPlace), (.birthDate, "birth_date", birthDate),
            (.birth, "birth", birth), (.education, "education", education), (.courses, "courses", courses),
            (.fields, "fields", fields), (.address, "address", address), (.phone, "phone", phone),
            (.role, "role", role),
            (.decreeNumber, "decree_number", decreeNumber), (.decreeDate, "decree_date", decreeDate),
            (.validFrom, "valid_from", validFrom), (.validUntil, "valid_until", validUntil),
            (.signer, "signer", signer), (.state, "state", state),
        ]
        return every.compactMap { column, member, heading in heading.map { (column, member, $0) } }
    }
}
