import ModuleKit

/// Events.
extension Words {
    static let events: Words = [
        "Nothing is told under '{}'{}": "Tidak ada peristiwa bernama '{}'{}",
        "The events": "Peristiwa-peristiwanya",
        "Sequence to go on from": "Nomor urut untuk melanjutkan",
        "Tell what happens as $/event on this connection, from a past sequence on":
            "Sampaikan yang terjadi sebagai $/event pada sambungan ini, mulai dari nomor urut lampau",
        "Sequence after which to begin; now where it is missing": "Nomor urut tempat mulai; jika kosong, sekarang",
        "Only these topics, and those below them": "Hanya topik ini dan yang di bawahnya",
        "End a subscription of this connection": "Akhiri langganan pada sambungan ini",
        "The subscription": "Langganannya",
        "Its number on this connection, which every $/event carries":
            "Nomornya pada sambungan ini, yang dibawa setiap $/event",
        "Sequence after which it tells, or has told": "Nomor urut sejak itu disampaikan",
        "List what happened, oldest first": "Daftar yang terjadi, dari yang terlama",
        "Sequence after which to begin": "Nomor urut tempat mulai",
        "Sequence of the journal entry with which it was committed": "Nomor urut entri jurnal yang menyimpannya",
        "Its place among that entry's events, from 1": "Urutannya di antara peristiwa entri itu, mulai dari 1",
        "What happened": "Apa yang terjadi",
        "When": "Kapan",
        "What the publisher tells of it": "Keterangan dari penerbitnya",
        "subscription": "langganan",
    ]
}
