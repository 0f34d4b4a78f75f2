extension TrainingsModule {
    /// Kept in the transactions that complete trainings, because it is asked of every cadre of a region at once.
    static let trained = """
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

    /// Active cadres by region and last training, and sums of them. `grain` 0 has years, and the never trained as an empty
    /// period; 1 has months. `kind` is a sex, or `village` for villages by the last training of any of their cadres.
    static let coverage = """
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

    /// `trainings_pub_orientation` is asked by region, too.
    static let told = """
        CREATE INDEX trainings_participant_official ON trainings_participant(region)
            WHERE office IS NOT NULL AND region IS NOT NULL;
        """

    /// `trainings_covered` takes the place of `trainings_coverage`: a row has all kinds of a time, and districts have years.
    static let covered = """
        CREATE TABLE trainings_covered(
            grain INTEGER NOT NULL, region INTEGER NOT NULL, period TEXT NOT NULL,
            men INTEGER NOT NULL DEFAULT 0, women INTEGER NOT NULL DEFAULT 0, sex_unknown INTEGER NOT NULL DEFAULT 0,
            villages INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(grain, region, period)
        ) STRICT, WITHOUT ROWID;
        DROP TABLE trainings_coverage;
        ALTER TABLE trainings_village ADD COLUMN district INTEGER NOT NULL DEFAULT 0;
        UPDATE trainings_village SET district = (
            SELECT s.district FROM trainings_standing s WHERE s.village = trainings_village.village);
        WITH counted(region, kind, last_on) AS (
                SELECT district, sex, last_on FROM trainings_standing
                UNION ALL SELECT district, 'village', last_on FROM trainings_village
                UNION ALL SELECT regency, sex, last_on FROM trainings_standing
                UNION ALL SELECT regency, 'village', last_on FROM trainings_village
                UNION ALL SELECT province, sex, last_on FROM trainings_standing
                UNION ALL SELECT province, 'village', last_on FROM trainings_village),
            timed(grain, region, period, kind) AS (
                SELECT 0, region, coalesce(substr(last_on, 1, 4), ''), kind FROM counted
                UNION ALL
                SELECT 1, region, substr(last_on, 1, 7), kind FROM counted
                WHERE last_on IS NOT NULL AND region NOT IN (SELECT district FROM trainings_village))
        INSERT INTO trainings_covered(grain, region, period, men, women, sex_unknown, villages)
            SELECT grain, region, period, sum(kind = 'L'), sum(kind = 'P'), sum(kind = '-'), sum(kind = 'village')
            FROM timed GROUP BY 1, 2, 3;
        CREATE INDEX trainings_participant_completed ON trainings_participant(person, training)
            WHERE state = 'completed';
        """
}
