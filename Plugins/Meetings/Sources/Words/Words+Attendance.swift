import ModuleKit

/// Who was invited, and who came.
extension Words {
    static let attendance: Words = [
        "Number of the meeting": "Nomor rapat",
        "Who came and who did not": "Siapa yang hadir dan yang tidak",
        "Is the same person as entries/{}": "Orangnya sama dengan entries/{}",
        "It is not known who came in the person's place": "Tidak diketahui siapa yang datang mewakilinya",
        "Record who came to a meeting; whoever has an entry is changed":
            "Catat siapa yang hadir dalam rapat; yang sudah tercatat diubah",
        "The meeting": "Rapatnya",
        "The entries, in the order given": "Entri menurut urutan yang diberikan",
        "What should be looked at": "Yang perlu diperhatikan",
        "Who is invited": "Siapa yang diundang",
        "Cadres of a region; who is invited already stays so":
            "Kader di suatu wilayah; yang sudah diundang tetap diundang",
        "No cadre in '{}' fits: registry.cadre.list shows who there is":
            "Tidak ada kader yang cocok di '{}': registry.cadre.list menampilkan kader yang ada",
        "The cadre": "Kadernya",
        "Whether the person came": "Apakah orangnya datang",
        "Give a meeting, a person or a cadre": "Berikan rapat, orang, atau kader",
        "Show one entry of a meeting's attendance": "Tampilkan satu entri daftar hadir rapat",
        "Number of the entry": "Nomor entri",
        "List who came to a meeting, and who did not": "Daftar siapa yang hadir dalam rapat dan siapa yang tidak",
        "The person in the registry": "Orangnya dalam registri",
        "Show an invitation": "Tampilkan undangan",
        "Number of the invitee": "Nomor undangan",
        "List who is invited to a meeting": "Daftar siapa yang diundang ke rapat",
        "What they answered": "Apa jawabannya",
        "Whether the invitee will come": "Apakah yang diundang akan datang",
        "Record whether an invitee will come": "Catat apakah yang diundang akan datang",
        "Grows with each change": "Bertambah setiap ada perubahan",
        "When it was recorded": "Kapan dicatat",
        "When it was changed last": "Kapan terakhir diubah",
        "The invitation; null of a walk-in": "Undangannya; null bagi yang datang tanpa undangan",
        "The person in the registry; null where only an office was invited":
            "Orangnya dalam registri; null jika yang diundang hanya instansinya",
        "The cadre, where the person is one": "Kadernya, jika orang itu kader",
        "The name as it was written then": "Nama seperti ditulis waktu itu",
        "Who came in the person's place": "Siapa yang datang mewakilinya",
        "Whether the person came without invitation": "Apakah datang tanpa undangan",
        "L or P; null where it is unknown": "L atau P; null jika tidak diketahui",
        "The part of the community for which the person stands": "Unsur masyarakat yang diwakilinya",
        "The person's office": "Jabatan orang itu",
        "Where the person comes from": "Dari mana orang itu",
        "attendance": "kehadiran",
        "Present themselves": "Hadir sendiri",
        "Not there, without a word": "Tidak hadir tanpa kabar",
        "Not there, with a word": "Tidak hadir dengan kabar",
        "Somebody else came in their place": "Diwakili orang lain",
        "Present or represented without invitation": "Hadir atau diwakili tanpa undangan",
        "Take back an invitation that was a mistake": "Tarik kembali undangan yang keliru",
        "The entry {} of the attendance answers this invitation": "Catatan kehadiran {} menjawab undangan ini",
        "meetings.attendance.remove takes that back first": "Tarik dulu catatan itu dengan meetings.attendance.remove",
        "Take back an entry of a meeting's attendance that was a mistake":
            "Tarik kembali catatan kehadiran rapat yang keliru",
        "The cadre serves no more: registry.cadre.history tells since when":
            "Kader ini sudah berhenti: registry.cadre.history menunjukkan sejak kapan",
        "Women among those present": "Perempuan di antara yang hadir",
        "Men among those present": "Laki-laki di antara yang hadir",
        "Those present of whom it is not known": "Yang hadir tetapi jenis kelaminnya tidak diketahui",
        "An invitee's number": "Nomor undangan seseorang",
        "A cadre's number": "Nomor kader",
        "A person's number": "Nomor orang",
        "A name; always makes a new person": "Nama; selalu membuat orang baru",
        "L or P; the registry's where it is missing": "L atau P; jika kosong, menurut registri",
        "Stands only with the status 'represented': the status is '{}'":
            "Hanya untuk status 'represented': statusnya '{}'",
        "Whether the invitee will come; null where there was no answer":
            "Apakah yang diundang akan datang; null jika belum menjawab",
        "When the answer was recorded": "Kapan jawabannya dicatat",
        "Give only one of 'cadre', 'person', 'name'": "Berikan salah satu saja dari 'cadre', 'person', 'name'",
        "Give one of 'cadre', 'person', 'name', 'office', 'unit', 'constituency'":
            "Berikan salah satu dari 'cadre', 'person', 'name', 'office', 'unit', 'constituency'",
        "Region whose villages' cadres are meant": "Wilayah yang kader desa-desanya dimaksud",
        "Where the cadres stand; all who have not ended where this is missing":
            "Keadaan kader; jika kosong, semua yang belum berhenti",
        "The person": "Orangnya",
        "What stands in the name's place from now on": "Yang menggantikan namanya sejak sekarang",
        "What it is": "Apa itu",
        "As it is kept": "Sebagaimana disimpan",
    ]
}
