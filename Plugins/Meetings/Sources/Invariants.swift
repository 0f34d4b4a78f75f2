import ModuleKit

extension MeetingsModule {
    public static let invariants = [
        Invariant(
            "A meeting is ratified where the ratified text is kept, and nowhere else",
            broken: """
                SELECT id FROM meetings_meeting AS m WHERE (state = 'ratified')
                    <> EXISTS (SELECT 1 FROM meetings_ratification AS t WHERE t.meeting = m.id)
                """),
        Invariant(
            "An entry of attendance belongs to the meeting of its invitation",
            broken: """
                SELECT a.id FROM meetings_attendance AS a JOIN meetings_invitation AS i ON i.id = a.invitation
                WHERE i.meeting <> a.meeting
                """),
        Invariant(
            "Whoever was invited or came is told under the record that stayed when persons were merged",
            broken: """
                SELECT p.id FROM registry_pub_person AS p WHERE p.merged_into IS NOT NULL AND (
                    EXISTS (SELECT 1 FROM meetings_invitation AS i WHERE i.person = p.id)
                    OR EXISTS (SELECT 1 FROM meetings_attendance AS a WHERE a.person = p.id))
                """),
        Invariant(
            "An issue counts as often as it was raised",
            broken: """
                SELECT i.id FROM meetings_issue AS i
                WHERE times <> (SELECT count(*) FROM meetings_occurrence AS o WHERE o.issue = i.id)
                """),
        Invariant(
            "An issue is merged where another goes on in its place, and nowhere else",
            broken: "SELECT id FROM meetings_issue WHERE (state = 'merged') <> (merged_into IS NOT NULL)"),
        Invariant(
            "A follow-up that is done tells when, and what proves it",
            broken: "SELECT id FROM meetings_followup WHERE state = 'done' AND (done_on IS NULL OR evidence IS NULL)"),
        Invariant(
            "A commitment tells when it was settled, once it was",
            broken: "SELECT id FROM meetings_commitment WHERE (state = 'open') <> (settled_on IS NULL)"),
    ]
}
