import ModuleKit

/// What the trainings module publishes, where it is loaded.
enum Trainings {
    /// That a training is there, where one is named.
    ///
    /// - Throws: `not_found`, and `module_unavailable` where there are no trainings.
    static func check(_ training: Int64?, in store: Transaction) throws {
        guard let training else { return }
        guard store.isLoaded("trainings") else {
            throw RPCError(
                .moduleUnavailable, "training: The module 'trainings' is not loaded", hint: "Leave 'training' out")
        }
        let isThere = try Bool.fetchOne(
            store.db, sql: "SELECT EXISTS (SELECT 1 FROM trainings_pub_training WHERE id = ?)", arguments: [training])
        guard isThere == true else { throw RPCError.notFound("training", training) }
    }

    /// The registry's numbers of the regions at which a training is aimed, which is there.
    static func targets(of training: Int64, in store: Transaction) throws -> [Int64] {
        try Int64.fetchAll(
            store.db, sql: "SELECT DISTINCT region FROM trainings_pub_target WHERE training = ? ORDER BY region",
            arguments: [training])
    }
}
