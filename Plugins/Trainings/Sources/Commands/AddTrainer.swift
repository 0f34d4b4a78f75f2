import ModuleKit

struct AddTrainer: WriteCommand {
    static let about = About(
        "trainings.trainer.add", "Put a trainer or a speaker before a session", access: .clerk,
        example: #"{"session": 1, "name": "Contoh Narasumber", "role": "speaker", "unit": "Bappeda"}"#)

    @Parameter("Number of the session") var session: Int64
    @Group var entry: TrainerEntry

    func run(_ store: Transaction) throws -> Session {
        let present = try Session.find(session, in: store.snapshot)
        try Training.check(.changeSession, of: present.training, in: store.db)
        try Trainer.add(entry, to: present, at: "session", in: store)
        try Training.touch(present.training, in: store)
        return try Session.find(session, in: store.snapshot)
    }
}

struct RemoveTrainer: WriteCommand {
    static let about = About(
        "trainings.trainer.remove", "Take a trainer or a speaker off a session", access: .clerk,
        example: #"{"trainer": 1}"#)

    @Parameter("Number of the entry", alias: "id") var trainer: Int64

    func run(_ store: Transaction) throws -> Session {
        let present = try Trainer.find(trainer, in: store.snapshot)
        try Training.check(.changeSession, of: present.training, in: store.db)
        try store.db.execute(sql: "DELETE FROM trainings_trainer WHERE id = ?", arguments: [trainer])
        try Training.touch(present.training, in: store)
        return try Session.find(present.session, in: store.snapshot)
    }
}
