public import ModuleKit

/// Regions, persons and cadres: who the office works with, and where.
public struct RegistryModule: Module {
    public static let name = "registry"
    public static let version = "1.0"
    public static let commands: [any Command.Type] = [
        ImportRegions.self, GetRegion.self, SearchRegions.self, ListChildren.self, AddAlias.self,
        AddPerson.self, GetPerson.self, ListPersons.self,
        AddCadre.self, GetCadre.self, ListCadres.self, AppointCadre.self, DeactivateCadre.self, ReviveCadre.self,
        EndCadre.self, CadreHistory.self, TraceCadre.self,
    ]
    public static let events: [any Event.Type] = [CadreRevived.self]
}
