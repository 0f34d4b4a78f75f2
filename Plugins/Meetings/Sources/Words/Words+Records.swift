import ModuleKit

/// Papers, the ratified record, quorum and what is due.
extension Words {
    static let records: Words = [
        "Correct or add to a ratified meeting, beside the text that was signed":
            "Perbaiki atau tambah rapat yang sudah disahkan, di samping naskah yang ditandatangani",
        "What is corrected or added": "Yang diperbaiki atau ditambahkan",
        "Show an addendum": "Tampilkan adendum",
        "Number of the addendum": "Nomor adendum",
        "Invite people, offices, the cadres and the office holders of a region to a meeting":
            "Undang orang, instansi, kader, dan pejabat suatu wilayah ke rapat",
        "Office holders of regions, one for each; who is invited already stays so":
            "Pejabat wilayah, satu untuk tiap wilayah; yang sudah diundang tetap diundang",
        "Give 'invitees', 'cadres' or 'posts'": "Berikan 'invitees', 'cadres', atau 'posts'",
        "The invitations: those given in their order, then the cadres, then the office holders":
            "Undangan: yang disebut menurut urutannya, lalu para kader, lalu para pejabat",
        "Only those that continue this meeting, or that it continues, and so on: its whole series":
            "Hanya rapat yang melanjutkan rapat ini, atau yang dilanjutkannya, dan seterusnya: seluruh rangkaiannya",
        "Print a paper of a meeting: invitation, sign-in sheet, minutes or official record":
            "Cetak naskah rapat: undangan, daftar hadir, notulen, atau berita acara",
        "Which paper": "Naskah yang mana",
        "html prints as it is; pdf needs WeasyPrint on the server":
            "html langsung dapat dicetak; pdf memerlukan WeasyPrint di server",
        "The sheet; the office's setting where it is missing": "Ukuran kertas; jika kosong, menurut pengaturan kantor",
        "Number of the letter of invitation; a line to write on where it is missing":
            "Nomor surat undangan; jika kosong, garis untuk diisi",
        "The invitee to whom the invitation goes; a list of all is enclosed where it is missing":
            "Yang diundang dengan surat ini; jika kosong, daftar semua dilampirkan",
        "Empty rows at the end of a sign-in sheet": "Baris kosong di akhir daftar hadir",
        "Stands only with the kind 'invitation': the kind is '{}'": "Hanya untuk kind 'invitation': kind-nya '{}'",
        "PDF is made by WeasyPrint, which is not installed on this server":
            "PDF dibuat oleh WeasyPrint, yang tidak terpasang di server ini",
        "Install Debian's package weasyprint, or take the format html and print it from a browser":
            "Pasang paket Debian weasyprint, atau minta format html dan cetak dari peramban",
        "WeasyPrint did not make the PDF within {} s": "WeasyPrint tidak membuat PDF dalam {} detik",
        "WeasyPrint made no PDF: {}": "WeasyPrint tidak membuat PDF: {}",
        "Earlier issues that sound alike, the likeliest first: meetings.issue.merge makes two of them one":
            "Permasalahan terdahulu yang mirip, yang paling mungkin lebih dahulu: meetings.issue.merge menjadikan dua satu",
        "List earlier problems that sound like one that is about to be raised":
            "Daftar permasalahan terdahulu yang mirip dengan yang akan diajukan",
        "Record who signed the minutes: from then on nothing changes but by addendum":
            "Catat siapa yang menandatangani notulen: sejak itu hanya adendum yang dapat mengubah",
        "Who signed: a name, or a name with the office": "Siapa yang menandatangani: nama, atau nama beserta jabatan",
        "Number of the official record": "Nomor berita acara",
        "The day on which it was held": "Hari dilaksanakan",
        "SHA-256 of the ratified text": "SHA-256 naskah yang disahkan",
        "Show the ratified text of a meeting, to which its hash belongs":
            "Tampilkan naskah rapat yang disahkan, yang hash-nya tercatat",
        "SHA-256 of the text as it was ratified, in hexadecimal digits: of the file, unless names were erased":
            "SHA-256 naskah saat disahkan, dalam angka heksadesimal: SHA-256 berkas, kecuali ada nama yang dihapus",
        "How many persons were taken out of the text since, because they asked to be erased":
            "Jumlah orang yang namanya dikeluarkan dari naskah sejak itu karena meminta dihapus",
        "The text as it was ratified, but for names that were erased":
            "Naskah sebagaimana disahkan, kecuali nama yang dihapus",
        "What was corrected or added after that, oldest first":
            "Yang diperbaiki atau ditambahkan sesudahnya, dari yang terlama",
        "Publish an event for each step and promise that is due soon or overdue, once each":
            "Terbitkan peristiwa untuk setiap langkah dan janji yang hampir atau sudah lewat waktunya, masing-masing sekali",
        "Days before the due day; the office's setting where this is missing":
            "Jumlah hari sebelum batas waktu; jika kosong, menurut pengaturan kantor",
        "Steps that are due soon": "Langkah yang hampir lewat waktunya",
        "Steps that are overdue": "Langkah yang sudah lewat waktunya",
        "Promises that are due soon": "Janji yang hampir lewat waktunya",
        "Promises that are overdue": "Janji yang sudah lewat waktunya",
        "Of which level of government it is": "Tingkat pemerintahannya",
        "The part of the organiser that does it, as a bidang":
            "Bagian penyelenggara yang melaksanakannya, misalnya bidang",
        "What is hoped to come of it": "Hasil yang diharapkan",
        "Whether officials are told there what cadres are for": "Apakah pejabat di sana diberi tahu untuk apa kader",
        "Where it is told of: an article, a letter": "Sumber keterangannya: berita, surat",
        "Correct a promise that is open: what is missing keeps, null clears":
            "Perbaiki janji yang masih terbuka: yang tidak ditulis tetap, null mengosongkan",
        "Correct a step that waits: what is missing keeps, null clears":
            "Perbaiki langkah yang masih menunggu: yang tidak ditulis tetap, null mengosongkan",
        "The follow-up '{}' comes after this one itself": "Tindak lanjut '{}' justru menunggu yang ini",
        "Correct an idea that waits: what is missing keeps, null clears":
            "Perbaiki ide yang masih menunggu: yang tidak ditulis tetap, null mengosongkan",
        "Correct an invitation: what is missing keeps, null clears":
            "Perbaiki undangan: yang tidak ditulis tetap, null mengosongkan",
        "L or P": "L atau P",
        "Region from which the invitee comes": "Wilayah asal yang diundang",
        "An invitation names a person, an office, a unit or a constituency":
            "Undangan menyebut orang, jabatan, instansi, atau unsur",
        "Correct how a problem is said: what is missing keeps, null clears":
            "Perbaiki rumusan permasalahan: yang tidak ditulis tetap, null mengosongkan",
        "The problem; each time it was raised keeps its own words":
            "Permasalahannya; setiap kali diajukan tetap dengan rumusannya sendiri",
        "Region from which the person comes; null where it is unknown":
            "Wilayah asal orang itu; null jika tidak diketahui",
        "Region from which the person comes; a cadre's village where it is missing":
            "Wilayah asal orang itu; jika kosong, desa kader",
        "Since which day": "Sejak hari apa",
        "What brought the cadre back": "Apa yang menghidupkan kembali kader",
        "Which one": "Yang mana",
        "There is no meeting '{}': meetings.list shows those that there are":
            "Tidak ada rapat '{}': meetings.list menampilkan yang ada",
        "The meeting '{}' is not recorded as held: meetings.hold records it":
            "Rapat '{}' belum tercatat terlaksana: meetings.hold mencatatnya",
        "The meeting '{}' was cancelled, and can be no basis": "Rapat '{}' dibatalkan, dan tidak dapat menjadi dasar",
        "Region from which the invitee comes; null where it is unknown":
            "Wilayah asal yang diundang; null jika tidak diketahui",
        "Region from which the invitee comes; a cadre's village where it is missing":
            "Wilayah asal yang diundang; jika kosong, desa kader",
        "Days since it was raised first, until it was resolved where it was":
            "Jumlah hari sejak pertama diajukan, sampai teratasi jika sudah",
        "Of which level of government it is; null where it is unknown":
            "Tingkat pemerintahannya; null jika tidak diketahui",
        "The part of the organiser that does it": "Bagian penyelenggara yang melaksanakannya",
        "As what the chair leads it, as Kepala Bidang": "Jabatan pemimpin rapat, misalnya Kepala Bidang",
        "As what the chair did so": "Jabatan pemimpin rapat saat itu",
        "The same by part of the community": "Hal yang sama menurut unsur masyarakat",
        "Whether enough of the invited came": "Apakah cukup banyak yang diundang datang",
        "How many inactive cadres came back to work on its basis":
            "Jumlah kader nonaktif yang dihidupkan kembali atas dasar rapat ini",
        "Who signed the minutes; null before that": "Siapa yang menandatangani notulen; null sebelum itu",
        "Region inside which the regions lie": "Wilayah yang melingkupi wilayah-wilayahnya",
        "Which regions are meant: one invitation for each":
            "Wilayah mana yang dimaksud: satu undangan untuk tiap wilayah",
        "Who is invited of each, as Kepala Desa: in a kelurahan the Lurah, and else as the office is called there":
            "Siapa yang diundang dari masing-masing, misalnya Kepala Desa: di kelurahan Lurah, selebihnya menurut sebutan setempat",
        "No {} in '{}' has the office '{}'": "Tidak ada {} di '{}' yang mempunyai jabatan '{}'",
        "The part of the community for which they stand": "Unsur masyarakat yang diwakilinya",
        "There is no {} in '{}'": "Tidak ada {} di '{}'",
        "Share of the invited that was asked for, by the office's settings":
            "Bagian dari yang diundang yang diperlukan, menurut pengaturan kantor",
        "How many of them had to come; null where nobody was invited":
            "Berapa yang harus datang; null jika tidak ada yang diundang",
        "How many of them count as there; null where that is unknown":
            "Berapa yang dihitung hadir; null jika tidak diketahui",
        "Whether they were enough; null where that is unknown": "Apakah cukup; null jika tidak diketahui",
        "The quorum is not known before the meeting is held": "Kuorum belum diketahui sebelum rapat dilaksanakan",
        "The quorum is unknown: nobody was recorded as invited":
            "Kuorum tidak diketahui: tidak ada undangan yang dicatat",
        "The quorum is unknown: nobody was recorded by name":
            "Kuorum tidak diketahui: tidak ada yang dicatat dengan nama",
        "The quorum is reached: {} of {} invited, at least {} are needed":
            "Kuorum tercapai: {} dari {} yang diundang, perlu paling sedikit {}",
        "The quorum is not reached: {} of {} invited, at least {} are needed":
            "Kuorum tidak tercapai: {} dari {} yang diundang, perlu paling sedikit {}",
        "The part of the community; null where it is unknown": "Unsur masyarakatnya; null jika tidak diketahui",
        "When that was recorded": "Kapan dicatat",
        "Who signed": "Siapa yang menandatangani",
        "SHA-256 of the ratified text, in hexadecimal digits; meetings.record has the text":
            "SHA-256 naskah yang disahkan, dalam angka heksadesimal; naskahnya pada meetings.record",
        "Name as it stands under the record": "Nama seperti tertulis di bawah naskah",
        "As what the person signs": "Sebagai apa orang itu menandatangani",
        "A name has 2 to 200 characters": "Nama terdiri dari 2 sampai 200 karakter",
        "The step": "Langkahnya",
        "The promise": "Janjinya",
        "Number of the issue: recurrence_of takes it": "Nomor permasalahan, untuk recurrence_of",
        "When it was raised first": "Kapan pertama kali diajukan",
        "How alike the words are, from 0 to 1": "Seberapa mirip kata-katanya, dari 0 sampai 1",
        "The record as it was ratified": "Naskah seperti ketika disahkan",
        "What stands above the office's papers": "Kepala surat kantor",
        "When it ended": "Kapan selesai",
        "Where it was held": "Tempat dilaksanakan",
        "Regions it was meant for": "Wilayah yang dituju",
        "Who held it": "Siapa penyelenggaranya",
        "The part of the organiser that did it": "Bagian penyelenggara yang melaksanakannya",
        "Who led it": "Siapa yang memimpin",
        "The official in whose place the chair led it": "Pejabat yang diwakili pemimpin rapat",
        "What it was for": "Untuk apa",
        "The law or letter on which it stood": "Peraturan atau surat dasarnya",
        "What it was about": "Tentang apa",
        "Its items": "Butir acaranya",
        "What was hoped to come of it": "Hasil yang diharapkan",
        "Where it is told of": "Sumber keterangannya",
        "How many came by count": "Berapa yang hadir menurut hitungan",
        "How many came by name": "Berapa yang hadir dengan nama",
        "Who was invited or came": "Siapa yang diundang atau datang",
        "What was said and decided": "Yang dibicarakan dan diputuskan",
        "Problems that were raised": "Permasalahan yang diajukan",
        "Ideas that were raised": "Ide yang diajukan",
        "Steps that were agreed on": "Langkah yang disepakati",
        "Lines above the office's name": "Baris di atas nama kantor",
        "The office": "Kantornya",
        "Its address": "Alamatnya",
        "Place in which papers are signed": "Tempat surat ditandatangani",
        "Regions in which it lies, from the smallest, as Desa Batu Botuk":
            "Wilayah letaknya, dari yang terkecil, misalnya Desa Batu Botuk",
        "Name; null where only an office was invited": "Nama; null jika yang diundang hanya instansinya",
        "Whether the person was invited": "Apakah orang itu diundang",
        "Whether the person came; null where it is unknown": "Apakah orang itu datang; null jika tidak diketahui",
        "The problem, as it was said": "Permasalahan seperti dirumuskan",
        "Who promised": "Siapa yang berjanji",
        "Share of the invited that makes a quorum": "Bagian dari yang diundang untuk kuorum",
        "Share of the invited that makes a quorum of a musdes or musrenbangdes":
            "Bagian dari yang diundang untuk kuorum musdes atau musrenbangdes",
        "Whether who sent somebody else counts as there": "Apakah yang mengirim wakil dihitung hadir",
        "Days before a due day on which it is reminded of": "Jumlah hari sebelum batas waktu untuk mengingatkan",
        "Sheet on which papers are printed where none is named": "Ukuran kertas cetak jika tidak disebutkan",
        "a share of two whole numbers, above nothing and at most all, like 2/3":
            "pecahan dua bilangan bulat, lebih dari nol dan paling banyak satu, seperti 2/3",
        "addendum": "adendum",
        "Office": "Jabatan",
    ]
}
