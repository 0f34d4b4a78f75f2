import ModuleKit

/// What somebody heads or serves as in a region.
enum OfficeKind: String, Choice {
    /// Kepala Desa, kepala kampung, petinggi or lurah.
    case villageHead = "village_head"
    case villageSecretary = "village_secretary"
    case villageStaff = "village_staff"
    /// Of the Badan Permusyawaratan Desa.
    case bpdChair = "bpd_chair"
    case bpdMember = "bpd_member"
    /// Camat.
    case districtHead = "district_head"
    case districtStaff = "district_staff"
    /// Of the regency's office for villages.
    case regencyOffice = "regency_office"
    case provinceOffice = "province_office"
    case other
}

extension OfficeKind {
    /// Offices that one person holds at a time.
    var isSingle: Bool {
        switch self {
        case .villageHead, .villageSecretary, .bpdChair, .districtHead: true
        case .villageStaff, .bpdMember, .districtStaff, .regencyOffice, .provinceOffice, .other: false
        }
    }

    /// The level of the regions that have the office; nil where any may.
    var level: RegionLevel? {
        switch self {
        case .villageHead, .villageSecretary, .villageStaff, .bpdChair, .bpdMember: .village
        case .districtHead, .districtStaff: .district
        case .regencyOffice: .regency
        case .provinceOffice: .province
        case .other: nil
        }
    }
}

/// Who stands in for an office without a holder.
enum ActingKind: String, Choice {
    /// Pelaksana tugas.
    case plt
    /// Penjabat.
    case pj
}

/// What an institution of a village is (Permendagri 18/2018), or a forum of cadres.
enum InstitutionKind: String, Choice {
    case rt
    case rw
    case pkk
    case karangTaruna = "karang_taruna"
    case posyandu
    case lpm
    /// Lembaga adat.
    case lad
    case forumKPMD = "forum_kpmd"
    case other
}

/// What a companion of villages is: tenaga ahli, pendamping desa, its infrastructure expert, pendamping lokal desa.
enum CompanionPosition: String, Choice {
    case ta
    case pd
    case pdti
    case pld
}
