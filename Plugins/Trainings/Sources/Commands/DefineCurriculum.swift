import ModuleKit

struct DefineCurriculum: WriteCommand {
    static let about = About(
        "trainings.curriculum.define", "Define a curriculum, or a new edition of one", access: .clerk,
        example: #"""
            {"code": "KPMD-DASAR", "title": "Peningkatan kapasitas KPMD (contoh)", "modules": [
              {"title": "Peran, tugas, dan fungsi KPMD", "lesson_hours": 4, "dimension": "knowledge",
               "method": "Diskusi kelompok"}]}
            """#)

    @Parameter("Code, the same in every edition", .length(1...60)) var code: String
    @Parameter("Title", .length(3...300)) var title: String
    @Parameter("What it consists of, in order", .items(1...100)) var modules: [GivenModule]
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        if Set(modules.map(\.title)).count < modules.count {
            faults.add(at: "modules", "unique", "Two modules have the same title")
        }
    }

    /// The same again is the edition that is there.
    func run(_ store: Transaction) throws -> Curriculum {
        let present = try Curriculum.newest(code, in: store.snapshot)
        if let present {
            try expected.check("curriculum", version: present.version)
            if present.title == title, present.modules.map(GivenModule.Content.init) == modules.map(\.content) {
                return present
            }
        }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_curriculum(created_at, updated_at, code, edition, title)
                VALUES (:now, :now, :code, :edition, :title)
                """,
            arguments: [
                "now": store.call.now, "code": code, "edition": (present?.edition ?? 0) + 1, "title": title,
            ])
        let id = store.db.lastInsertedRowID
        for (i, module) in modules.enumerated() {
            try store.db.execute(
                sql: """
                    INSERT INTO trainings_module(curriculum, position, title, lesson_hours, dimension, method)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, i + 1, module.title, module.lessonHours, module.dimension, module.method])
        }
        return try Curriculum.find(id, in: store.snapshot)
    }
}

struct GivenModule: ParameterObject {
    @Parameter("Title", .length(2...300)) var title: String
    @Parameter("Lesson hours of 45 minutes", .range(0.5...200)) var lessonHours: Double
    @Parameter("What it changes most") var dimension: Dimension?
    @Parameter("How it is taught", .length(2...200)) var method: String?

    /// What makes two modules the same.
    struct Content: Equatable {
        let title: String
        let lessonHours: Double
        let dimension: Dimension?
        let method: String?

        init(title: String, lessonHours: Double, dimension: Dimension?, method: String?) {
            self.title = title
            self.lessonHours = lessonHours
            self.dimension = dimension
            self.method = method
        }

        init(_ module: CurriculumModule) {
            self.init(
                title: module.title, lessonHours: module.lessonHours, dimension: module.dimension,
                method: module.method)
        }
    }

    var content: Content {
        Content(title: title, lessonHours: lessonHours, dimension: dimension, method: method)
    }
}
