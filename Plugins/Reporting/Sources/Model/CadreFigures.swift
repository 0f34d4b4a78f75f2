import ModuleKit

/// What the registry's views say of cadres and their villages.
enum CadreFigures {
    /// SQL for a common table `standing`: every cadre inside the region, with its state at the end of the period.
    ///
    /// Until today, that is the state the registry has. Before, it follows from the last event: being added counts
    /// only where nothing else happened, since an appointment may be older than its record. Of one day's events the
    /// one later in a cadre's life wins.
    static let standing = """
        history(cadre, last) AS (
            SELECT cadre, max(CASE kind WHEN 'added' THEN '0000-00-000' WHEN 'appointed' THEN on_date || '1'
                WHEN 'revived' THEN on_date || '2' WHEN 'deactivated' THEN on_date || '3'
                WHEN 'ended' THEN on_date || '4' END)
            FROM registry_pub_cadre_event WHERE on_date <= :to AND NOT :is_present GROUP BY cadre),
        standing(cadre, person, sex, valid_until, village, state) AS (
            SELECT c.id, c.person, c.sex, c.valid_until, c.region_code,
                CASE WHEN :is_present THEN c.state ELSE CASE substr(h.last, 11, 1) WHEN '0' THEN 'proposed'
                    WHEN '1' THEN 'active' WHEN '2' THEN 'active' WHEN '3' THEN 'inactive'
                    WHEN '4' THEN 'ended' END END
            FROM registry_pub_cadre c LEFT JOIN history h ON h.cadre = c.id
            WHERE \(RecapScope.isInside("c.region_code")))
        """

    /// Cadres by state and sex. An appointment is expired by the decree that holds now.
    static func states(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH \(standing)
            SELECT substr(village, 1, :length) AS code, sum(state = 'active') AS active,
                sum(state = 'inactive') AS inactive, sum(state = 'proposed') AS proposed,
                sum(state = 'ended') AS ended, sum(state = 'active' AND valid_until < :to) AS decree_expired,
                sum(state <> 'ended' AND sex = 'P') AS women, sum(state <> 'ended' AND sex IS NULL) AS sex_unknown
            FROM standing WHERE state IS NOT NULL GROUP BY 1
            """, in: store)
    }

    /// Cadres that were revived in the period, where that happened.
    static func revivals(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            SELECT substr(r.code, 1, :length) AS code, count(DISTINCT e.cadre) AS revived
            FROM registry_pub_cadre_event e JOIN registry_pub_region r ON r.id = e.region
            WHERE e.kind = 'revived' AND e.on_date >= :from AND e.on_date <= :to AND \(RecapScope.isInside("r.code"))
            GROUP BY 1
            """, in: store)
    }

    /// Villages, and those without any cadre that has not ended.
    static func villages(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH \(standing), served(village) AS (SELECT DISTINCT village FROM standing WHERE state <> 'ended')
            SELECT substr(r.code, 1, :length) AS code, count(*) AS villages, sum(s.village IS NULL) AS without_cadre
            FROM registry_pub_region r LEFT JOIN served s ON s.village = r.code
            WHERE r.level = 'village' AND \(RecapScope.isInside("r.code")) GROUP BY 1
            """, in: store)
    }

    /// Active cadres who completed a training that ended in the period. Needs the trainings module.
    static func trained(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures(
            """
            WITH \(standing), trained(person) AS (
                SELECT DISTINCT p.person FROM trainings_pub_participant p
                JOIN trainings_pub_training t ON t.id = p.training
                WHERE p.state = 'completed' AND t.ends_on >= :from AND t.ends_on <= :to)
            SELECT substr(s.village, 1, :length) AS code, count(*) AS trained
            FROM standing s JOIN trained t ON t.person = s.person WHERE s.state = 'active' GROUP BY 1
            """, in: store)
    }
}
