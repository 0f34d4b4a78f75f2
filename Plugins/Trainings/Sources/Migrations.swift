import ModuleKit

extension TrainingsModule {
    public static let migrations = [
        Migration(
            "0001 trainings", personal: ["trainings_participant.name"],
            sql: """
                CREATE TABLE trainings_training(
                    id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                    kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open',
                    starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
                    place_name TEXT NOT NULL, place_region INTEGER REFERENCES registry_region(id),
                    organiser TEXT NOT NULL, topics TEXT NOT NULL, follows_meeting INTEGER,
                    completed_on TEXT, cancel_reason TEXT
                ) STRICT;
                CREATE INDEX trainings_training_starts_on ON trainings_training(starts_on);
                CREATE TABLE trainings_target(
                    training INTEGER NOT NULL REFERENCES trainings_training(id),
                    region INTEGER NOT NULL REFERENCES registry_region(id),
                    PRIMARY KEY(training, region)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX trainings_target_region ON trainings_target(region);
                CREATE TABLE trainings_class(
                    id INTEGER PRIMARY KEY, training INTEGER NOT NULL REFERENCES trainings_training(id),
                    name TEXT NOT NULL, capacity INTEGER, UNIQUE(training, name)
                ) STRICT;
                CREATE TABLE trainings_participant(
                    id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                    training INTEGER NOT NULL REFERENCES trainings_training(id),
                    class INTEGER REFERENCES trainings_class(id),
                    person INTEGER NOT NULL REFERENCES registry_person(id),
                    cadre INTEGER REFERENCES registry_cadre(id),
                    name TEXT NOT NULL, sex TEXT, unit TEXT, office TEXT,
                    region INTEGER REFERENCES registry_region(id),
                    state TEXT NOT NULL DEFAULT 'enrolled', reason TEXT,
                    replaces INTEGER REFERENCES trainings_participant(id)
                ) STRICT;
                CREATE INDEX trainings_participant_training ON trainings_participant(training);
                CREATE INDEX trainings_participant_class ON trainings_participant(class);
                CREATE INDEX trainings_participant_person ON trainings_participant(person);
                CREATE INDEX trainings_participant_cadre ON trainings_participant(cadre);
                CREATE UNIQUE INDEX trainings_participant_once ON trainings_participant(training, person)
                    WHERE state NOT IN ('withdrawn', 'replaced');
                CREATE TABLE trainings_session(
                    id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                    training INTEGER NOT NULL REFERENCES trainings_training(id),
                    class INTEGER REFERENCES trainings_class(id),
                    title TEXT, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, on_date TEXT NOT NULL
                ) STRICT;
                CREATE INDEX trainings_session_training ON trainings_session(training);
                CREATE TABLE trainings_attendance(
                    session INTEGER NOT NULL REFERENCES trainings_session(id),
                    participant INTEGER NOT NULL REFERENCES trainings_participant(id),
                    status TEXT NOT NULL, PRIMARY KEY(session, participant)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX trainings_attendance_participant ON trainings_attendance(participant);
                CREATE TABLE trainings_assessment(
                    id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                    training INTEGER NOT NULL REFERENCES trainings_training(id),
                    phase TEXT NOT NULL, dimension TEXT NOT NULL, instrument TEXT NOT NULL, maximum REAL NOT NULL,
                    UNIQUE(training, phase, dimension, instrument)
                ) STRICT;
                CREATE TABLE trainings_score(
                    assessment INTEGER NOT NULL REFERENCES trainings_assessment(id),
                    participant INTEGER NOT NULL REFERENCES trainings_participant(id),
                    score REAL NOT NULL, PRIMARY KEY(assessment, participant)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX trainings_score_participant ON trainings_score(participant);
                CREATE VIEW trainings_pub_training AS
                    SELECT id, kind, title, state, starts_on, ends_on, place_region FROM trainings_training;
                CREATE VIEW trainings_pub_target AS SELECT training, region FROM trainings_target;
                CREATE VIEW trainings_pub_participant AS
                    SELECT id, training, person, cadre, state, region FROM trainings_participant;
                """),
        Migration("0002 curricula, plans and needs", sql: curricula + plans + needs),
        Migration(
            "0003 trainers, bookings and the states of an enrolment",
            personal: ["trainings_trainer.name", "trainings_trainer.unit"], sql: bookings),
        Migration("0004 who was trained last", sql: trained),
        // What a certificate prints of the person is a column of its own: erasing a person sets it to null, and what
        // the office said of the training stays.
        Migration("0005 certificates", personal: ["trainings_certificate.holder"], sql: certificates),
        Migration("0006 coverage", sql: coverage),
        Migration("0007 orientation and action plans", personal: ["trainings_action.owner"], sql: actions),
        Migration("0008 scores", sql: scores),
        Migration("0009 by which trainings a region was told", sql: told),
        Migration("0010 coverage of districts, a row for each time", sql: covered),
        Migration("0011 where a training was and who came, for other modules", sql: presence),
        Migration("0012 orientations lead to their officials", sql: toldInOrder),
    ]
}
