import ModuleKit

struct Session: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let `class`: Int64?
    let className: String?
    let title: String?
    let startsAt: Instant
    let endsAt: Instant
    let presentCount: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the session")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.class, "The class it is for; null where it is for all")
        Field(\.className, "Name of the class")
        Field(\.title, "What it is about")
        Field(\.startsAt, "When it begins")
        Field(\.endsAt, "When it ends")
        Field(\.presentCount, "Participants recorded as present")
    }

    /// Sessions as `s`, with a column for each field.
    static let select = """
        SELECT s.id, s.version, s.created_at, s.updated_at, s.training, s.class, c.name AS class_name, s.title,
            s.starts_at, s.ends_at,
            (SELECT count(*) FROM trainings_attendance a
                WHERE a.session = s.id AND a.status = 'present') AS present_count
        FROM trainings_session s LEFT JOIN trainings_class c ON c.id = s.class
        """

    /// The session of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Session {
        guard let session = try store.one(Session.self, select + " WHERE s.id = :id", ["id": id]) else {
            throw RPCError.notFound("session", id)
        }
        return session
    }
}
