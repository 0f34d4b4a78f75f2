import ModuleKit

/// A training's means before and after, from the scores that trainings publishes.
enum Gain {
    static func picture(_ training: Int64, _ title: String?, _ store: Snapshot) throws -> GainPicture {
        guard store.isLoaded("trainings") else {
            throw RPCError(.moduleUnavailable, "The module 'trainings' is not loaded")
        }
        let row = try Row.fetchOne(
            store.db, sql: "SELECT title, starts_on FROM trainings_pub_training WHERE id = ?", arguments: [training])
        guard let row else { throw RPCError.notFound("training", training) }
        let day: CalendarDate = row[1]
        return GainPicture(
            title: title ?? "Perubahan peserta menurut dimensi", subtitle: "\(row[0] as String), \(day.long)",
            dimensions: try dimensions(training, store))
    }

    /// On pairs only; several instruments of one participant and phase count by their mean.
    private static func dimensions(_ training: Int64, _ store: Snapshot) throws -> [GainPicture.Dimension] {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                WITH mean(participant, dimension, phase, percent) AS (
                    SELECT participant, dimension, phase, avg(percent) FROM trainings_pub_score
                    WHERE training = :training GROUP BY participant, dimension, phase)
                SELECT d.dimension, count(pre.percent), avg(pre.percent), avg(post.percent)
                FROM (SELECT DISTINCT dimension FROM mean) d
                LEFT JOIN mean post ON post.dimension = d.dimension AND post.phase = 'post' AND EXISTS (
                    SELECT 1 FROM mean x WHERE x.participant = post.participant AND x.dimension = d.dimension
                        AND x.phase = 'pre')
                LEFT JOIN mean pre ON pre.participant = post.participant AND pre.dimension = d.dimension
                    AND pre.phase = 'pre'
                GROUP BY d.dimension
                """, arguments: ["training": training])
        let names = [
            ("knowledge", "Pengetahuan"), ("attitude", "Sikap"), ("skill", "Keterampilan"), ("behaviour", "Perilaku"),
        ]
        return names.compactMap { dimension, name in
            rows.first { $0[0] == dimension }.map {
                GainPicture.Dimension(name: name, count: $0[1], before: $0[2], after: $0[3])
            }
        }
    }
}
