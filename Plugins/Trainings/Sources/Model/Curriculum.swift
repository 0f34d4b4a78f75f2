import ModuleKit

/// What a training teaches, in one edition. A lesson hour (JPL) is 45 minutes.
struct Curriculum: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let code: String
    let edition: Int
    let title: String
    let sample: Bool
    let lessonHours: Double
    let modules: [CurriculumModule]

    static let fields = Fields<Self> {
        Field(\.id, "Number of this edition")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was defined")
        Field(\.updatedAt, "When it was changed last")
        Field(\.code, "Code, the same in every edition")
        Field(\.edition, "Which edition it is, from 1")
        Field(\.title, "Title")
        Field(\.sample, "Whether it came with the program as a sample, and is no curriculum of the office")
        Field(\.lessonHours, "Lesson hours of 45 minutes in all")
        Field(\.modules, "What it consists of, in order")
    }

    /// Curricula as `c`, with a column for each field.
    static let select = """
        SELECT c.id, c.version, c.created_at, c.updated_at, c.code, c.edition, c.title, c.sample,
            (SELECT coalesce(sum(lesson_hours), 0) FROM trainings_module WHERE curriculum = c.id) AS lesson_hours,
            (SELECT json_group_array(json_object('id', m.id, 'title', m.title, 'lesson_hours', m.lesson_hours,
                    'dimension', m.dimension, 'method', m.method))
                FROM (SELECT * FROM trainings_module WHERE curriculum = c.id ORDER BY position) m) AS modules
        FROM trainings_curriculum c
        """

    /// The edition of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Curriculum {
        guard let curriculum = try store.one(Curriculum.self, select + " WHERE c.id = :id", ["id": id]) else {
            throw RPCError.notFound("curriculum", id)
        }
        return curriculum
    }

    /// The newest edition of a code; nil where there is none.
    static func newest(_ code: String, in store: Snapshot) throws -> Curriculum? {
        try store.one(
            Curriculum.self, select + " WHERE c.code = :code ORDER BY c.edition DESC LIMIT 1", ["code": code])
    }
}

struct CurriculumModule: Described, Equatable {
    let id: Int64
    let title: String
    let lessonHours: Double
    let dimension: Dimension?
    let method: String?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the module")
        Field(\.title, "Title")
        Field(\.lessonHours, "Lesson hours of 45 minutes")
        Field(\.dimension, "What it changes most; null where that is not said")
        Field(\.method, "How it is taught")
    }
}
