public import ModuleKit

/// Regions, persons and cadres: who the office works with, and where.
public struct RegistryModule: Module {
    public static let name = "registry"
    public static let version = "1.0"
    public static let commands: [any Command.Type] = [
        ImportRegions.self, GetRegion.self, SearchRegions.self, ListChildren.self, AddAlias.self, RenameRegion.self,
        SucceedRegions.self, UpdateRegion.self, ListRegionNames.self,
        AddPerson.self, GetPerson.self, ListPersons.self, UpdatePerson.self, MergePersons.self, RevealPerson.self,
        ErasePerson.self, ExportPerson.self, TellOfPerson.self, ListAccesses.self,
        AddCadre.self, GetCadre.self, ListCadres.self, AppointCadre.self, DeactivateCadre.self, ReviveCadre.self,
        EndCadre.self, CadreHistory.self, TraceCadre.self, UpdateCadre.self, ListDuplicates.self, MergeCadres.self,
        RevealCadre.self, EraseCadre.self,
        ImportCadres.self, RecordDecree.self, GetDecree.self, ListDecrees.self, ShowCadreBook.self,
        AddOfficial.self, GetOfficial.self, ListOfficials.self, UpdateOfficial.self, EndOfficial.self,
        ListVacancies.self,
        AddInstitution.self, GetInstitution.self, ListInstitutions.self, UpdateInstitution.self, EndInstitution.self,
        SeatMember.self, UnseatMember.self,
        AddCompanion.self, GetCompanion.self, ListCompanions.self, UpdateCompanion.self, EndCompanion.self,
        SetCompanionQuota.self, ShowFormation.self,
    ]
    public static let events: [any Event.Type] = [
        CadreMerged.self, CadreRevived.self, CadresChanged.self, PersonMerged.self, PersonErased.self,
        PersonExported.self,
        RegionsChanged.self,
    ]
    public static var settings: (any ModuleSettings.Type)? { RegistrySettings.self }
    public static let clearTextRule: ClearTextRule? = ClearTextRule(
        "nik", "Holds what looks like a NIK: it belongs in the parameter 'nik', where it is sealed",
        stands: { NIK.stands(in: $0) })
    public static let words: [Language: Words] = [
        .indonesian: Words(
            .registry, .regions, .boundaries, .persons, .cadres, .identity, .imports, .importedLists, .importing,
            .offices, .officeRecords, .decrees, .invariants)
    ]

    public static let derivedTables: Set = ["registry_edition"]

    public static func undone(_ write: UndoneWrite, _ store: Transaction) throws {
        if write.tables.contains("registry_edition") { try Edition.advance(store.db) }
    }
}
