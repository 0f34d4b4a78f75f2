import ModuleKit

/// Scores, effect and completion.
extension Words {
    static let results: Words = [
        "When it was measured": "Kapan diukur",
        "What was measured": "Apa yang diukur",
        "With what it was measured": "Dengan apa diukur",
        "Highest score that can be reached": "Nilai tertinggi yang dapat dicapai",
        "The scores; one given again corrects the one before":
            "Nilai-nilainya; yang diberikan lagi memperbaiki yang lama",
        "Is {}: expected 0 to max {}": "Bernilai {}: seharusnya 0 sampai max {}",
        "Is the same participant as entries/{}": "Pesertanya sama dengan entries/{}",
        "Is the same participant as scores/{}": "Pesertanya sama dengan scores/{}",
        "The participant {} is enrolled in training {}": "Peserta {} terdaftar dalam pelatihan {}",
        "Record scores of a training's participants": "Catat nilai peserta pelatihan",
        "Name another instrument, or give the same max": "Sebutkan instrumen lain, atau berikan max yang sama",
        "Number of the enrolment": "Nomor kepesertaan",
        "The score reached": "Nilai yang dicapai",
        "Number of the assessment": "Nomor penilaian",
        "The training": "Pelatihannya",
        "How many completed": "Berapa yang lulus",
        "Who did not, and why": "Siapa yang tidak, dan sebabnya",
        "Why it was not completed": "Mengapa tidak lulus",
        "Was nominated, and not selected": "Dicalonkan, dan tidak dipilih",
        "Judge who completed a training, and close it": "Tentukan siapa yang lulus pelatihan, lalu tutup",
        "The training ends on {} only": "Pelatihan baru berakhir pada {}",
        "Nobody was enrolled": "Tidak ada peserta terdaftar",
        "Show what a training changed, on participants measured before and after":
            "Tampilkan perubahan oleh pelatihan, pada peserta yang diukur sebelum dan sesudah",
        "attitude": "sikap",
        "{} of {} participants were measured both times: too few to say anything, {} are needed":
            "{} dari {} peserta diukur dua kali: terlalu sedikit untuk disimpulkan, perlu {}",
        "{}.{}": "{},{}",
        "{} participants measured both times gained {} points on average":
            "{} peserta yang diukur dua kali rata-rata naik {} poin",
        "skill": "keterampilan",
        "{} participants measured both times lost {} points on average":
            "{} peserta yang diukur dua kali rata-rata turun {} poin",
        "{} participants measured both times neither gained nor lost":
            "{} peserta yang diukur dua kali rata-rata tidak naik dan tidak turun",
        "{} participants stand {} points higher than before the training":
            "{} peserta berada {} poin lebih tinggi dari sebelum pelatihan",
        "{} participants stand {} points lower than before the training":
            "{} peserta berada {} poin lebih rendah dari sebelum pelatihan",
        "{} participants stand where they stood before the training": "{} peserta sama seperti sebelum pelatihan",
        "behaviour": "perilaku",
        "Participants with a score both before and later": "Peserta dengan nilai sebelum pelatihan dan kemudian",
        "Their mean before, in percent of the maximum; null without any":
            "Rata-rata sebelumnya, dalam persen nilai tertinggi; null jika tidak ada",
        "Their mean later": "Rata-rata kemudian",
        "mean_follow_up less mean_pre": "mean_follow_up dikurangi mean_pre",
        "Sample standard deviation of the single gains; null below two":
            "Simpangan baku sampel dari kenaikan masing-masing; null jika kurang dari dua",
        "What that says, or that it says nothing": "Artinya, atau bahwa tidak dapat disimpulkan",
        "Participants with a score both before and after": "Peserta dengan nilai sebelum dan sesudah",
        "Their mean after": "Rata-rata sesudahnya",
        "mean_post less mean_pre": "mean_post dikurangi mean_pre",
        "The same for what was observed later; null where nothing was":
            "Hal yang sama untuk pengamatan kemudian; null jika tidak ada",
        "knowledge": "pengetahuan",
        "No session was held for this participant's class": "Tidak ada sesi yang diadakan untuk kelas peserta ini",
        "Present at {} of {} sessions: at least {} % are needed": "Hadir {} dari {} sesi: perlu paling sedikit {} %",
        "Has no score of the test after the training ({})": "Tidak memiliki nilai tes setelah pelatihan ({})",
        "Reached {} % after the training ({}): at least {} % are needed":
            "Mencapai {} % setelah pelatihan ({}): perlu paling sedikit {} %",
        "Stable word: attendance, no_sessions, post_test, no_post_test":
            "Kata tetap: attendance, no_sessions, post_test, no_post_test",
        "Mark that must be reached after a training, in percent of the maximum":
            "Nilai yang harus dicapai setelah pelatihan, dalam persen nilai tertinggi",
        "Dimensions in which that mark must be reached, where they were measured after the training":
            "Dimensi yang nilainya harus dicapai, jika diukur setelah pelatihan",
        "Fewest participants, measured twice, of whom the effect says anything":
            "Jumlah peserta paling sedikit, diukur dua kali, agar dampak dapat disimpulkan",
        "Months after which a cadre's last training was too long ago":
            "Jumlah bulan setelah pelatihan terakhir kader dianggap terlalu lama",
        "Mean mark after a training below which a need is seen, in percent of the maximum":
            "Nilai rata-rata setelah pelatihan yang di bawahnya terlihat kebutuhan, dalam persen nilai tertinggi",
        "Pattern of a certificate's number, of {seq}, {seq:4}, {year}, {month}, {roman_month} and {training}; {seq} begins anew with each year":
            "Pola nomor sertifikat, dari {seq}, {seq:4}, {year}, {month}, {roman_month}, dan {training}; {seq} mulai lagi setiap tahun",
        "Address in a certificate's QR code, with {code} where the code stands":
            "Alamat dalam kode QR sertifikat, dengan {code} di tempat kodenya",
        "What is said of a mark on a certificate, by the least mark in percent":
            "Predikat nilai pada sertifikat, menurut nilai paling sedikit dalam persen",
        "'{}' has no {code}": "'{}' tidak memuat {code}",
        "Least mark, in percent of the maximum": "Nilai paling sedikit, dalam persen nilai tertinggi",
        "What is said of it": "Predikatnya",
        "Sessions that must have been attended to complete a training, in percent":
            "Sesi yang harus dihadiri agar lulus pelatihan, dalam persen",
    ]
}
