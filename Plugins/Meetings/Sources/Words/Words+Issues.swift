import ModuleKit

/// Problems and ideas.
extension Words {
    static let issues: Words = [
        "Only those raised in this meeting": "Hanya yang diajukan dalam rapat ini",
        "Show an idea": "Tampilkan ide",
        "Number of the idea": "Nomor ide",
        "List ideas": "Daftar ide",
        "Planning, implementation or utilisation": "Perencanaan, pelaksanaan, atau penggunaan",
        "Only those raised so often": "Hanya yang diajukan paling sedikit sekian kali",
        "Words by which it was told, or how they begin":
            "Kata-kata yang dipakai untuk menyebutnya, atau awal kata-kata itu",
        "Show a problem": "Tampilkan permasalahan",
        "Number of the issue": "Nomor permasalahan",
        "List problems": "Daftar permasalahan",
        "The idea": "Idenya",
        "Who raised it": "Siapa yang mengajukannya",
        "Stands only without a meeting: the day is the meeting's":
            "Hanya boleh diisi tanpa rapat: harinya adalah hari rapat",
        "Record an idea of the community": "Catat ide masyarakat",
        "The meeting in which it was raised; its day is the idea's":
            "Rapat tempat ide diajukan; harinya menjadi hari ide",
        "The day, without a meeting; today where this is missing": "Harinya, jika tanpa rapat; jika kosong, hari ini",
        "The problem": "Permasalahannya",
        "What kind of problem it is": "Jenis permasalahannya",
        "Regions that have it; the meeting's targets where this is missing":
            "Wilayah yang mengalaminya; jika kosong, sasaran rapatnya",
        "The issue that was raised before; it is answered, open again if it was closed":
            "Permasalahan yang pernah diajukan; itulah yang dijawab, dan dibuka lagi jika sudah ditutup",
        "Record a problem that was raised, for the first time or once more":
            "Catat permasalahan yang diajukan, untuk pertama kali atau sekali lagi",
        "The meeting in which it was raised; its day is the issue's":
            "Rapat tempat permasalahan diajukan; harinya menjadi hari permasalahan",
        "Record that an idea waits for a better time": "Catat bahwa suatu ide menunggu waktu yang lebih baik",
        "Why it waits": "Mengapa menunggu",
        "Record that an idea is not taken up": "Catat bahwa suatu ide tidak dilanjutkan",
        "Record the plan or programme that takes an idea up": "Catat rencana atau program yang menampung suatu ide",
        "The plan or programme": "Rencana atau programnya",
        "Record that a problem is one no more": "Catat bahwa suatu permasalahan sudah teratasi",
        "'{}' is before the issue was raised last, on {}":
            "'{}' lebih awal dari terakhir kali permasalahan diajukan, pada {}",
        "How it was resolved": "Bagaimana diatasi",
        "Record that a problem is not taken up": "Catat bahwa suatu permasalahan tidak ditangani",
        "Record that two problems are the same": "Catat bahwa dua permasalahan sebenarnya sama",
        "The issue that goes on, with all that belonged to either":
            "Permasalahan yang diteruskan, dengan semua milik keduanya",
        "The issue that was the same": "Permasalahan yang ternyata sama",
        "Record that the office takes a problem up": "Catat bahwa kantor menangani suatu permasalahan",
        "Is the same issue as keep, '{}'": "Sama dengan permasalahan keep, '{}'",
        "The meeting in which it was raised": "Rapat tempatnya diajukan",
        "The day: its meeting's, where there was one": "Harinya: hari rapatnya, jika ada",
        "The plan or programme that has taken it up": "Rencana atau program yang menampungnya",
        "Why it was deferred or rejected": "Mengapa ditunda atau ditolak",
        "idea": "ide",
        "The meeting; null where it was raised outside one": "Rapatnya; null jika diajukan di luar rapat",
        "The problem, as it was said then": "Permasalahan seperti dirumuskan waktu itu",
        "The problem, as it was first said": "Permasalahan seperti pertama kali dirumuskan",
        "How often it was raised": "Berapa kali diajukan",
        "When it was raised first; null once it went into another":
            "Kapan pertama kali diajukan; null setelah digabung ke permasalahan lain",
        "When it was raised last": "Kapan terakhir kali diajukan",
        "Each time it was raised, oldest first": "Setiap kali diajukan, dari yang terlama",
        "Regions that have it": "Wilayah yang mengalaminya",
        "Why it was rejected": "Mengapa ditolak",
        "When it was resolved": "Kapan teratasi",
        "The issue that goes on in its place": "Permasalahan yang meneruskannya",
        "issue": "permasalahan",
    ]
}
