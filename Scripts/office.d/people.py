"""Names that nobody bears, and what is told of people, by a seeded random."""
import datetime

WOMEN = ("Aminah Aisyah Ani Ayu Betty Citra Dahlia Dewi Dina Endang Erna Fatimah Fitri Halimah Hartini Ida Indah Jumiati "
         "Kartini Lestari Lina Maria Mariam Marlina Murni Nani Nurul Puspa Rahma Ratna Rina Rosmini Salma Sari Siti Sri "
         "Sulastri Tuti Wati Yanti").split()
MEN = ("Abdul Agus Ahmad Alim Amir Andi Arif Bagus Bahrun Budi Darma Dedi Edi Eko Fajar Hadi Hamid Hasan Hendra Ibrahim "
       "Imam Iwan Jaya Joko Karim Lukman Maman Nasir Oman Rahman Rudi Sahrul Slamet Sofyan Sugeng Taufik Umar Usman Wahyu "
       "Yusuf").split()
SECOND = ("Alam Angin Awan Bakau Bambu Batu Belida Bintang Bukit Bulan Bungur Cemara Cendana Damar Embun Fajar Galam "
          "Gunung Hulu Jati Jeruk Karang Kelapa Kenari Kuala Ladang Langit Lembah Lontar Mahoni Mangga Melati Meranti "
          "Merbau Muara Nipah Padi Pandan Pantai Pasir Pelangi Pinang Pulau Rawa Rimba Rotan Rumbia Samudra Sawah Senja "
          "Sirih Sungai Tanjung Telaga Teluk Tepian Ulin Waru").split()
EDUCATION = ["SD", "SMP", "SMP", "SMA", "SMA", "SMA", "SMA", "D3", "S1", "S1"]
COURSES = ["Kader Posyandu", "Penyusunan RPJM Desa", "Komputer dasar", "Kewirausahaan", "Sistem informasi desa"]
ROLES = ["Sistem Informasi Desa", "Perencanaan", "Teknik", "Pelayanan Sosial Dasar", "Ekonomi"]


def name(random, sex):
    """A name like "Contoh Aminah Bakau": the first word says that nobody is meant."""
    return f"Contoh {random.choice(WOMEN if sex == 'P' else MEN)} {random.choice(SECOND)}"


def sex(random, women=0.45): return "P" if random.random() < women else "L"


def details(random, place):
    """What the registry keeps of a person beside name and sex. One in ten is known by name alone."""
    if random.random() < 0.1: return {}
    born = datetime.date(1962, 1, 1) + datetime.timedelta(days=random.randrange(41 * 365))
    known = {"birth_place": place, "birth_date": str(born), "education": random.choice(EDUCATION),
             "fields": [random.choice(ROLES)], "address": f"RT {random.randint(1, 12):02} (contoh)"}
    if random.random() < 0.4: known["courses"] = random.sample(COURSES, random.randint(1, 2))
    if random.random() < 0.7: known["phone"] = f"0800{random.randrange(10 ** 8):08}"
    return known
