extension TrainingsModule {
    /// A curriculum is never changed: another edition of the code takes its place, so that trainings keep theirs.
    static let curricula = """
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

    static let plans = """
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

    static let needs = """
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

    static let bookings = """
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
}
