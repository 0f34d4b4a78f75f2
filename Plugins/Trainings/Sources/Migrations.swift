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
    ]

    /// A curriculum is never changed: another edition of the code takes its place, so that trainings keep theirs.
    private static let curricula = """
        CREATE TABLE trainings_curriculum(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            code TEXT NOT NULL, edition INTEGER NOT NULL, title TEXT NOT NULL, sample INTEGER NOT NULL DEFAULT 0,
            UNIQUE(code, edition)
        ) STRICT;
        CREATE TABLE trainings_module(
            id INTEGER PRIMARY KEY, curriculum INTEGER NOT NULL REFERENCES trainings_curriculum(id),
            position INTEGER NOT NULL, title TEXT NOT NULL, lesson_hours REAL NOT NULL, dimension TEXT, method TEXT,
            UNIQUE(curriculum, position), UNIQUE(curriculum, title)
        ) STRICT;
        -- No official curriculum with lesson hours was found: a sample to begin from, and marked as one.
        INSERT INTO trainings_curriculum(id, created_at, updated_at, code, edition, title, sample) VALUES
            (1, 1767225600000, 1767225600000, 'CONTOH-KPMD', 1, 'Contoh kurikulum peningkatan kapasitas KPMD', 1);
        INSERT INTO trainings_module(curriculum, position, title, lesson_hours, dimension, method) VALUES
            (1, 1, 'Kebijakan pemberdayaan masyarakat desa', 2, 'knowledge', 'Ceramah dan tanya jawab'),
            (1, 2, 'Peran, tugas, dan fungsi KPMD', 4, 'knowledge', 'Ceramah dan diskusi kelompok'),
            (1, 3, 'Sikap dan etika kader dalam mendampingi masyarakat', 3, 'attitude', 'Bermain peran'),
            (1, 4, 'Fasilitasi dan komunikasi dalam musyawarah desa', 6, 'skill', 'Praktik dan umpan balik'),
            (1, 5, 'Perencanaan pembangunan desa', 4, 'skill', 'Studi kasus'),
            (1, 6, 'Pengawalan pelaksanaan dan pemanfaatan hasil pembangunan', 3, 'skill', 'Studi kasus'),
            (1, 7, 'Rencana kerja tindak lanjut', 2, 'behaviour', 'Kerja kelompok');
        """

    private static let plans = """
        CREATE TABLE trainings_plan(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            year INTEGER NOT NULL, title TEXT NOT NULL, target_group TEXT, budget INTEGER,
            curriculum INTEGER REFERENCES trainings_curriculum(id)
        ) STRICT;
        CREATE INDEX trainings_plan_year ON trainings_plan(year);
        CREATE TABLE trainings_quota(
            plan INTEGER NOT NULL REFERENCES trainings_plan(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            seats INTEGER NOT NULL, PRIMARY KEY(plan, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trainings_quota_region ON trainings_quota(region);
        ALTER TABLE trainings_training ADD COLUMN curriculum INTEGER REFERENCES trainings_curriculum(id);
        ALTER TABLE trainings_training ADD COLUMN plan INTEGER REFERENCES trainings_plan(id);
        ALTER TABLE trainings_training ADD COLUMN orientation INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE trainings_class ADD COLUMN batch TEXT;
        CREATE INDEX trainings_training_plan ON trainings_training(plan) WHERE plan IS NOT NULL;
        """

    private static let needs = """
        CREATE TABLE trainings_need(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            title TEXT NOT NULL, dimension TEXT, source TEXT,
            meeting INTEGER, issue INTEGER, followup INTEGER, training INTEGER REFERENCES trainings_training(id),
            state TEXT NOT NULL DEFAULT 'open', reason TEXT, plan INTEGER REFERENCES trainings_plan(id)
        ) STRICT;
        CREATE INDEX trainings_need_plan ON trainings_need(plan) WHERE plan IS NOT NULL;
        CREATE TABLE trainings_need_region(
            need INTEGER NOT NULL REFERENCES trainings_need(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            PRIMARY KEY(need, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trainings_need_region_region ON trainings_need_region(region);
        """

    private static let bookings = """
        ALTER TABLE trainings_session ADD COLUMN module INTEGER REFERENCES trainings_module(id);
        CREATE TABLE trainings_trainer(
            id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES trainings_session(id),
            person INTEGER NOT NULL REFERENCES registry_person(id),
            role TEXT NOT NULL, name TEXT NOT NULL, unit TEXT, UNIQUE(session, person)
        ) STRICT;
        CREATE INDEX trainings_trainer_person ON trainings_trainer(person);
        -- Who was enrolled before the states were told apart: present at a session, or else expected.
        UPDATE trainings_participant SET state = CASE
            WHEN EXISTS (SELECT 1 FROM trainings_attendance a
                WHERE a.participant = trainings_participant.id AND a.status = 'present') THEN 'attended'
            ELSE 'confirmed' END WHERE state = 'enrolled';
        -- The times for which people are booked. Who has no session of the own is booked for the training's days.
        CREATE VIEW trainings_busy AS
            SELECT p.person, p.training, s.id AS session, p.id AS participant, s.on_date AS first_day,
                s.on_date AS last_day, s.starts_at, s.ends_at
            FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            JOIN trainings_session s ON s.training = p.training AND (s.class IS NULL OR s.class = p.class)
            WHERE t.state <> 'cancelled'
                AND p.state IN ('selected', 'confirmed', 'attended', 'completed', 'failed')
            UNION ALL
            SELECT p.person, p.training, NULL, p.id, t.starts_on, t.ends_on, NULL, NULL
            FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            WHERE t.state <> 'cancelled'
                AND p.state IN ('selected', 'confirmed', 'attended', 'completed', 'failed')
                AND NOT EXISTS (SELECT 1 FROM trainings_session s
                    WHERE s.training = p.training AND (s.class IS NULL OR s.class = p.class))
            UNION ALL
            SELECT l.person, s.training, s.id, NULL, s.on_date, s.on_date, s.starts_at, s.ends_at
            FROM trainings_trainer l JOIN trainings_session s ON s.id = l.session
            JOIN trainings_training t ON t.id = s.training WHERE t.state <> 'cancelled';
        """

    /// Kept in the transactions that complete trainings, because it is asked of every cadre of a region at once.
    private static let trained = """
        CREATE TABLE trainings_trained(
            person INTEGER PRIMARY KEY REFERENCES registry_person(id), last_on TEXT NOT NULL
        ) STRICT;
        INSERT INTO trainings_trained(person, last_on)
            SELECT p.person, max(t.ends_on) FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            WHERE p.state = 'completed' GROUP BY p.person;
        CREATE VIEW trainings_pub_trained AS SELECT person, last_on FROM trainings_trained;
        DROP VIEW trainings_pub_training;
        CREATE VIEW trainings_pub_training AS
            SELECT id, kind, title, state, starts_on, ends_on, place_region, organiser, topics, follows_meeting,
                curriculum, plan, orientation, completed_on
            FROM trainings_training;
        DROP VIEW trainings_pub_participant;
        CREATE VIEW trainings_pub_participant AS
            SELECT id, training, class, person, cadre, sex, state, region, office FROM trainings_participant;
        """

    private static let scores = """
        CREATE VIEW trainings_pub_score AS
            SELECT a.training, s.participant, a.dimension, a.phase, 100.0 * s.score / a.maximum AS percent
            FROM trainings_score s JOIN trainings_assessment a ON a.id = s.assessment;
        """

    private static let certificates = """
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

    /// Active cadres by region and last training, and sums of them. `grain` 0 has years, and the never trained as an empty
    /// period; 1 has months. `kind` is a sex, or `village` for villages by the last training of any of their cadres.
    private static let coverage = """
        CREATE TABLE trainings_standing(
            cadre INTEGER PRIMARY KEY REFERENCES registry_cadre(id),
            person INTEGER NOT NULL REFERENCES registry_person(id),
            village INTEGER NOT NULL REFERENCES registry_region(id), district INTEGER NOT NULL,
            regency INTEGER NOT NULL, province INTEGER NOT NULL, sex TEXT NOT NULL, last_on TEXT
        ) STRICT;
        CREATE TABLE trainings_village(
            village INTEGER PRIMARY KEY REFERENCES registry_region(id),
            regency INTEGER NOT NULL, province INTEGER NOT NULL, last_on TEXT
        ) STRICT;
        CREATE TABLE trainings_coverage(
            grain INTEGER NOT NULL, region INTEGER NOT NULL, period TEXT NOT NULL, kind TEXT NOT NULL,
            number INTEGER NOT NULL, PRIMARY KEY(grain, region, period, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE trainings_size(
            level TEXT NOT NULL, region INTEGER NOT NULL, villages INTEGER NOT NULL, PRIMARY KEY(level, region)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO trainings_standing(cadre, person, village, district, regency, province, sex, last_on)
            SELECT c.id, c.person, v.id, d.id, g.id, g.parent, coalesce(c.sex, '-'), t.last_on
            FROM registry_pub_cadre c JOIN registry_pub_region v ON v.id = c.region
            JOIN registry_pub_region d ON d.id = v.parent JOIN registry_pub_region g ON g.id = d.parent
            LEFT JOIN trainings_trained t ON t.person = c.person WHERE c.state = 'active';
        CREATE INDEX trainings_standing_person ON trainings_standing(person);
        CREATE INDEX trainings_standing_village ON trainings_standing(village, last_on);
        CREATE INDEX trainings_standing_district ON trainings_standing(district);
        CREATE INDEX trainings_standing_regency ON trainings_standing(regency);
        CREATE INDEX trainings_standing_province ON trainings_standing(province);
        CREATE INDEX trainings_standing_last_on ON trainings_standing(last_on, regency, province, sex)
            WHERE last_on IS NOT NULL;
        INSERT INTO trainings_village(village, regency, province, last_on)
            SELECT village, regency, province, max(last_on) FROM trainings_standing GROUP BY village;
        CREATE INDEX trainings_village_last_on ON trainings_village(last_on, regency, province)
            WHERE last_on IS NOT NULL;
        WITH counted(region, kind, last_on) AS (
            SELECT regency, sex, last_on FROM trainings_standing
            UNION ALL SELECT province, sex, last_on FROM trainings_standing
            UNION ALL SELECT regency, 'village', last_on FROM trainings_village
            UNION ALL SELECT province, 'village', last_on FROM trainings_village)
        INSERT INTO trainings_coverage(grain, region, period, kind, number)
            SELECT 0, region, coalesce(substr(last_on, 1, 4), ''), kind, count(*) FROM counted GROUP BY 2, 3, 4
            UNION ALL
            SELECT 1, region, substr(last_on, 1, 7), kind, count(*) FROM counted WHERE last_on IS NOT NULL
            GROUP BY 2, 3, 4;
        INSERT INTO trainings_size(region, level, villages)
            SELECT r.id, r.level, (SELECT count(*) FROM registry_pub_region v
                WHERE v.level = 'village' AND v.code > r.code || '.' AND v.code < r.code || '/')
            FROM registry_pub_region r WHERE r.level <> 'village';
        """

    /// Whom a training told what KPMD are for: officials of villages and districts who came to one marked as orientation.
    private static let actions = """
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

    /// `trainings_pub_orientation` is asked by region, too.
    private static let told = """
        CREATE INDEX trainings_participant_official ON trainings_participant(region)
            WHERE office IS NOT NULL AND region IS NOT NULL;
        """
}
