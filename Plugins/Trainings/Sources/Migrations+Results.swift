extension TrainingsModule {
    static let scores = """
        CREATE VIEW trainings_pub_score AS
            SELECT a.training, s.participant, a.dimension, a.phase, 100.0 * s.score / a.maximum AS percent
            FROM trainings_score s JOIN trainings_assessment a ON a.id = s.assessment;
        """

    static let certificates = """
        CREATE TABLE trainings_certificate(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            participant INTEGER NOT NULL REFERENCES trainings_participant(id),
            number TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER, code TEXT NOT NULL UNIQUE,
            holder TEXT, printed TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'issued',
            replaces INTEGER REFERENCES trainings_certificate(id), reason TEXT, ended_on TEXT,
            CHECK ((sequence IS NULL) = (replaces IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX trainings_certificate_sequence ON trainings_certificate(year, sequence)
            WHERE sequence IS NOT NULL;
        CREATE INDEX trainings_certificate_number ON trainings_certificate(number);
        CREATE INDEX trainings_certificate_participant ON trainings_certificate(participant);
        CREATE UNIQUE INDEX trainings_certificate_holds ON trainings_certificate(participant)
            WHERE state = 'issued';
        CREATE UNIQUE INDEX trainings_certificate_replaces ON trainings_certificate(replaces)
            WHERE replaces IS NOT NULL;
        CREATE VIEW trainings_pub_certificate AS
            SELECT x.id, p.training, x.participant, p.person, x.number, x.state, x.year
            FROM trainings_certificate x JOIN trainings_participant p ON p.id = x.participant;
        """

    /// Whom a training told what KPMD are for: officials of villages and districts who came to one marked as orientation.
    static let actions = """
        CREATE INDEX trainings_training_orientation ON trainings_training(id) WHERE orientation;
        CREATE VIEW trainings_pub_orientation AS
            SELECT p.region, t.ends_on AS on_date, t.id AS training, p.person
            FROM trainings_training t JOIN trainings_participant p ON p.training = t.id
            WHERE t.orientation AND t.state <> 'cancelled' AND p.office IS NOT NULL AND p.region IS NOT NULL
                AND (p.state = 'attended' OR p.state = 'completed' OR (p.state = 'failed' AND EXISTS (
                    SELECT 1 FROM trainings_attendance a WHERE a.participant = p.id AND a.status = 'present')));
        CREATE TABLE trainings_action(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            participant INTEGER NOT NULL REFERENCES trainings_participant(id),
            action TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, followup INTEGER
        ) STRICT;
        CREATE INDEX trainings_action_participant ON trainings_action(participant);
        CREATE INDEX trainings_action_waiting ON trainings_action(id) WHERE followup IS NULL;
        """

    /// Whoever failed came, too, where a session saw them.
    static let presence = """
        DROP VIEW trainings_pub_training;
        CREATE VIEW trainings_pub_training AS
            SELECT id, kind, title, state, starts_on, ends_on, place_name, place_region, organiser, topics,
                follows_meeting, curriculum, plan, orientation, completed_on
            FROM trainings_training;
        DROP VIEW trainings_pub_participant;
        CREATE VIEW trainings_pub_participant AS
            SELECT id, training, class, person, cadre, sex, state, region, office,
                state = 'attended' OR state = 'completed' OR (state = 'failed' AND EXISTS (
                    SELECT 1 FROM trainings_attendance a
                    WHERE a.participant = trainings_participant.id AND a.status = 'present')) AS came
            FROM trainings_participant;
        """

    /// CROSS JOIN goes from the few trainings that were orientations to who came, whatever SQLite knows of the tables.
    static let toldInOrder = """
        DROP INDEX trainings_participant_official;
        DROP VIEW trainings_pub_orientation;
        CREATE VIEW trainings_pub_orientation AS
            SELECT p.region, t.ends_on AS on_date, t.id AS training, p.person
            FROM trainings_training t CROSS JOIN trainings_participant p ON p.training = t.id
            WHERE t.orientation AND +t.state <> 'cancelled' AND p.office IS NOT NULL AND p.region IS NOT NULL
                AND (p.state = 'attended' OR p.state = 'completed' OR (p.state = 'failed' AND EXISTS (
                    SELECT 1 FROM trainings_attendance a WHERE a.participant = p.id AND a.status = 'present')));
        """
}
