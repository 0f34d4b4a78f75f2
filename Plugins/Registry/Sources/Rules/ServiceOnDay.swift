import ModuleKit

/// SQL about where cadres stood on a day, from their history: `:on` is the day.
enum ServiceOnDay {
    /// The kind of the last step of `cadre` until the day; null before the first. What was recorded on one day counts in
    /// the order in which it was recorded. `added` is no step: it tells when the record was made, and a decree that is
    /// recorded afterwards may be older.
    static let lastStep = """
        (SELECT kind FROM registry_cadre_event AS step
            WHERE step.cadre = cadre.id AND step.kind NOT IN ('seen', 'added') AND step.on_date <= :on
            ORDER BY step.on_date DESC, step.id DESC LIMIT 1)
        """

    /// The decree of `cadre` on the day: of those by which it was appointed or came back until then, the one that began last.
    static let decree = """
        (SELECT step.decree FROM registry_cadre_event AS step JOIN registry_decree AS held ON held.id = step.decree
            WHERE step.cadre = cadre.id AND step.on_date <= :on
            ORDER BY held.valid_from <= :on DESC, held.valid_from DESC, step.id DESC LIMIT 1)
        """
}
