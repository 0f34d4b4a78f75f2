import ModuleKit

struct MergeCadres: WriteCommand {
    static let about = About(
        "registry.cadre.merge", "Make one person of two cadres, with everything that both have", access: .clerk,
        example: #"{"keep": 1, "drop": 2}"#)

    @Parameter("The cadre who stays") var keep: Int64
    @Parameter("The cadre who is the same person") var drop: Int64

    func run(_ store: Transaction) throws -> Cadre {
        let kept = try Cadres.get(keep, store.snapshot)
        let dropped = try Cadres.get(drop, store.snapshot)
        let isOneTwice = kept.id != dropped.id && kept.village == dropped.village && kept.person == dropped.person
        if isOneTwice, kept.state != .ended, dropped.state != .ended {
            try JoinedVillages.join(dropped.id, to: kept.id, on: store.call.today, store)
            try CadresChanged.publish([kept.id, dropped.id], store)
        } else {
            _ = try Merging.merge(keep: kept.person, drop: dropped.person, store)
        }
        return try Cadres.get(keep, store.snapshot)
    }
}
