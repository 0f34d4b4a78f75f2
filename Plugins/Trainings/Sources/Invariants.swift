import ModuleKit

extension TrainingsModule {
    public static let invariants = [
        Invariant(
            "A certificate that holds is of somebody who completed the training",
            broken: """
                SELECT x.id FROM trainings_certificate AS x JOIN trainings_participant AS p ON p.id = x.participant
                WHERE x.state = 'issued' AND p.state <> 'completed'
                """),
        Invariant(
            "Who completed or failed is judged once the training is completed",
            broken: """
                SELECT p.id FROM trainings_participant AS p JOIN trainings_training AS t ON t.id = p.training
                WHERE p.state IN ('completed', 'failed') AND t.state <> 'completed'
                """),
        Invariant(
            "Attendance and scores are of participants of the same training",
            broken: """
                SELECT a.participant FROM trainings_attendance AS a JOIN trainings_session AS s ON s.id = a.session
                JOIN trainings_participant AS p ON p.id = a.participant WHERE p.training <> s.training
                UNION
                SELECT c.participant FROM trainings_score AS c JOIN trainings_assessment AS a ON a.id = c.assessment
                JOIN trainings_participant AS p ON p.id = c.participant WHERE p.training <> a.training
                """),
        Invariant(
            "A score lies between nothing and the most that can be reached",
            broken: """
                SELECT c.participant FROM trainings_score AS c JOIN trainings_assessment AS a ON a.id = c.assessment
                WHERE c.score < 0 OR c.score > a.maximum
                """),
        Invariant(
            "Whoever takes part is told under the record that stayed when persons were merged",
            broken: """
                SELECT p.id FROM registry_pub_person AS p WHERE p.merged_into IS NOT NULL AND (
                    EXISTS (SELECT 1 FROM trainings_participant AS q WHERE q.person = p.id)
                    OR EXISTS (SELECT 1 FROM trainings_trainer AS l WHERE l.person = p.id))
                """),
        Invariant(
            "The last training that is kept of a person is the last that the person completed",
            broken: """
                SELECT person FROM (
                    SELECT p.person, max(t.ends_on) AS last_on
                    FROM trainings_participant AS p JOIN trainings_training AS t ON t.id = p.training
                    WHERE p.state = 'completed' GROUP BY p.person
                    EXCEPT SELECT person, last_on FROM trainings_trained)
                UNION
                SELECT person FROM trainings_trained AS k WHERE NOT EXISTS (
                    SELECT 1 FROM trainings_participant AS p WHERE p.person = k.person AND p.state = 'completed')
                """),
        Invariant(
            "The sums of coverage are those of the active cadres",
            broken: """
                WITH place(region, sex) AS (
                    SELECT district, sex FROM trainings_standing UNION ALL SELECT regency, sex FROM trainings_standing
                    UNION ALL SELECT province, sex FROM trainings_standing),
                area(region) AS (
                    SELECT district FROM trainings_village UNION ALL SELECT regency FROM trainings_village
                    UNION ALL SELECT province FROM trainings_village)
                SELECT region FROM (
                    SELECT region, sex = 'L' AS men, sex = 'P' AS women, sex = '-' AS sex_unknown, 0 AS villages FROM place
                    UNION ALL SELECT region, 0, 0, 0, 1 FROM area
                    UNION ALL SELECT region, -men, -women, -sex_unknown, -villages FROM trainings_covered WHERE grain = 0)
                GROUP BY region
                HAVING sum(men) <> 0 OR sum(women) <> 0 OR sum(sex_unknown) <> 0 OR sum(villages) <> 0
                """),
    ]
}
