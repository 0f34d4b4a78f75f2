import ModuleKit

struct AddClass: WriteCommand {
    static let about = About(
        "trainings.class.add", "Add a class to a training", access: .clerk,
        example: #"{"training": 1, "name": "B", "capacity": 32}"#)

    @Parameter("Number of the training") var training: Int64
    @Group var given: GivenClass

    func run(_ store: Transaction) throws -> TrainingClass {
        try Training.check(.addClass, of: training, in: store.db)
        try TrainingClass.check(given.name, isFreeIn: training, store.db)
        try store.db.execute(
            sql: "INSERT INTO trainings_class(training, name, batch, capacity) VALUES (?, ?, ?, ?)",
            arguments: [training, given.name, given.batch, given.capacity])
        let id = store.db.lastInsertedRowID
        try Training.touch(training, in: store)
        return try TrainingClass.find(id, in: store.snapshot)
    }
}

struct UpdateClass: WriteCommand {
    static let about = About(
        "trainings.class.update", "Change a class's name, batch or capacity", access: .clerk,
        example: #"{"class": 1, "capacity": 30}"#)

    @Parameter("Number of the class", alias: "id") var `class`: Int64
    @Parameter("Name of the class", .length(1...80)) var name: Change<String>
    @Parameter("The batch (angkatan) to which it belongs", .length(1...80)) var batch: Change<String>
    @Parameter("Most participants; null lifts the bound", .range(1...10_000)) var capacity: Change<Int>

    func validate(_ faults: inout Faults) { faults.refuseNull(of: ("name", name.isClear)) }

    func run(_ store: Transaction) throws -> TrainingClass {
        let present = try TrainingClass.find(`class`, in: store.snapshot)
        try Training.check(.changeClass, of: present.training, in: store.db)
        if case .set(let name) = name {
            try TrainingClass.check(name, isFreeIn: present.training, but: present.id, store.db)
        }
        try store.db.execute(
            sql: "UPDATE trainings_class SET name = ?, batch = ?, capacity = ? WHERE id = ?",
            arguments: [
                name.applied(to: present.name), batch.applied(to: present.batch),
                capacity.applied(to: present.capacity),
                present.id,
            ])
        try Enrolment.checkCapacity(of: present.id, store.db)
        try Training.touch(present.training, in: store)
        return try TrainingClass.find(present.id, in: store.snapshot)
    }
}

struct GetClass: ReadCommand {
    static let about = About("trainings.class.get", "Show a class", access: .viewer, example: #"{"class": 1}"#)

    @Parameter("Number of the class", alias: "id") var `class`: Int64

    func run(_ store: Snapshot) throws -> TrainingClass { try TrainingClass.find(`class`, in: store) }
}
