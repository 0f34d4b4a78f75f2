import ModuleKit

struct GetCurriculum: ReadCommand {
    static let about = About(
        "trainings.curriculum.get", "Show a curriculum; by its code, the newest edition", access: .viewer,
        example: #"{"curriculum": "CONTOH-KPMD"}"#)

    @Parameter("Number of the edition, or the code", alias: "id") var curriculum: NameOrNumber

    func run(_ store: Snapshot) throws -> Curriculum {
        try Curriculum.find(try curriculum.curriculumID(in: store.db), in: store)
    }
}
