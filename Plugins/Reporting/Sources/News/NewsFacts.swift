import DocumentKit
import ModuleKit

/// What is known of what the news is about; nil where nobody wrote it down.
struct NewsFacts {
    /// As "rapat koordinasi" or "pelatihan".
    let kind: String
    let isTraining: Bool
    let title: String
    let from: CalendarDate
    let to: CalendarDate
    let organiser: String?
    let unit: String?
    let placeName: String?
    let placeRegion: Int64?
    let chair: String?
    /// As what the chair led it.
    let chairOffice: String?
    let represents: String?
    let purpose: String?
    let topics: [String]
    let decisions: [String]
    let hopes: [String]
    /// Who came themselves; nil where nobody wrote it down.
    let present: Int?
    /// Women among a meeting's headcount; nil where they were not counted.
    let women: Int?
    /// In whose place somebody else came, where who came is known by name.
    let represented: Int
    /// Of a training, who completed it; nil while it is not completed.
    let completed: Int?
    let isOver: Bool
    let isCancelled: Bool

    /// - Throws: `not_found`.
    static func meeting(_ id: Int64, _ store: Snapshot) throws -> NewsFacts {
        let row = try Row.fetchOne(
            store.db,
            sql: """
                SELECT m.*,
                    coalesce(m.headcount, (SELECT sum(a.status = 'present')
                        FROM meetings_pub_attendance a WHERE a.meeting = m.id)) AS present,
                    iif(m.headcount IS NULL, (SELECT count(*) FROM meetings_pub_attendance a
                        WHERE a.meeting = m.id AND a.status = 'represented'), 0) AS represented
                FROM meetings_pub_meeting m WHERE m.id = ?
                """, arguments: [id])
        guard let row else { throw RPCError.notFound("meeting", id) }
        let decisions = try String.fetchAll(
            store.db,
            sql:
                "SELECT decision FROM meetings_pub_minute WHERE meeting = ? AND decision IS NOT NULL ORDER BY position",
            arguments: [id])
        let state: String = row["state"]
        let kinds = [
            "rakor": "rapat koordinasi", "technical": "rapat teknis", "musdes": "musyawarah desa",
            "musdus": "musyawarah dusun", "musrenbangdes": "musyawarah perencanaan pembangunan desa",
            "fgd": "diskusi kelompok terpumpun", "audience": "audiensi",
        ]
        return NewsFacts(
            kind: kinds[row["kind"]] ?? "kegiatan", isTraining: false, title: row["title"], from: row["on_date"],
            to: row["on_date"],
            organiser: row["organiser"], unit: row["organiser_unit"], placeName: row["place_name"],
            placeRegion: row["place_region"], chair: row["chair"], chairOffice: row["chair_office"],
            represents: row["represents"], purpose: row["purpose"], topics: texts(row["topics"]),
            decisions: decisions, hopes: texts(row["expected_outputs"]), present: row["present"],
            women: row["headcount_female"], represented: row["represented"], completed: nil,
            isOver: ["held", "minuted", "ratified"].contains(state),
            isCancelled: state == "cancelled")
    }

    /// - Throws: `not_found`.
    static func training(_ id: Int64, _ store: Snapshot) throws -> NewsFacts {
        let row = try Row.fetchOne(
            store.db,
            sql: """
                SELECT t.*, (SELECT count(*) FROM trainings_pub_participant p
                    WHERE p.training = t.id AND p.came) AS present,
                    (SELECT count(*) FROM trainings_pub_participant p
                    WHERE p.training = t.id AND p.state = 'completed') AS completed
                FROM trainings_pub_training t WHERE t.id = ?
                """, arguments: [id])
        guard let row else { throw RPCError.notFound("training", id) }
        let kinds = ["training": "pelatihan", "bimtek": "bimbingan teknis", "tot": "pelatihan bagi pelatih"]
        let present: Int = row["present"]
        let state: String = row["state"]
        return NewsFacts(
            kind: kinds[row["kind"]] ?? "kegiatan", isTraining: true, title: row["title"], from: row["starts_on"],
            to: row["ends_on"],
            organiser: row["organiser"], unit: nil, placeName: row["place_name"], placeRegion: row["place_region"],
            chair: nil, chairOffice: nil, represents: nil, purpose: nil, topics: texts(row["topics"]), decisions: [],
            hopes: [],
            present: present > 0 ? present : nil, women: nil, represented: 0,
            completed: state == "completed" ? row["completed"] : nil,
            isOver: (row["ends_on"] as CalendarDate) < store.call.today, isCancelled: state == "cancelled")
    }

    private static func texts(_ json: String?) -> [String] {
        guard let json, let list = try? JSONValue.parse(json).array else { return [] }
        return list.compactMap(\.string)
    }
}
