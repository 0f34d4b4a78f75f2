import ModuleKit

/// Whether enough of the invited came, and why that is so. What is not known stays unknown.
struct Quorum: Described {
    let share: Share
    let invited: Int
    let needed: Int?
    let counted: Int?
    let reached: Bool?
    let statement: Sentence

    static let fields = Fields<Self> {
        Field(\.share, "Share of the invited that was asked for, by the office's settings")
        Field(\.invited, "How many were invited")
        Field(\.needed, "How many of them had to come; null where nobody was invited")
        Field(\.counted, "How many of them count as there; null where that is unknown")
        Field(\.reached, "Whether they were enough; null where that is unknown")
        Field(\.statement, "The same in a sentence")
    }

    /// - Parameters:
    ///   - present: those invited who came themselves; nil where nobody was recorded by name.
    ///   - represented: those who sent somebody else.
    init(share: Share, invited: Int, present: Int?, represented: Int, representedCounts: Bool, isHeld: Bool) {
        self.share = share
        self.invited = invited
        let needed = invited > 0 ? share.least(of: invited) : nil
        let counted = isHeld ? present.map { $0 + (representedCounts ? represented : 0) } : nil
        self.needed = needed
        self.counted = counted
        guard isHeld else {
            reached = nil
            statement = "The quorum is not known before the meeting is held"
            return
        }
        guard let needed else {
            reached = nil
            statement = "The quorum is unknown: nobody was recorded as invited"
            return
        }
        guard let counted else {
            reached = nil
            statement = "The quorum is unknown: nobody was recorded by name"
            return
        }
        reached = counted >= needed
        statement =
            counted >= needed
            ? "The quorum is reached: \(counted) of \(invited) invited, at least \(needed) are needed"
            : "The quorum is not reached: \(counted) of \(invited) invited, at least \(needed) are needed"
    }
}

/// How many came for one part of the community.
struct ConstituencyCounts: Described {
    let constituency: String?
    let present: Int
    let represented: Int
    let female: Int
    let male: Int

    static let fields = Fields<Self> {
        Field(\.constituency, "The part of the community; null where it is unknown")
        Field(\.present, "Present themselves")
        Field(\.represented, "Somebody else came in their place")
        Field(\.female, "Women among those present")
        Field(\.male, "Men among those present")
    }

    /// The counts of meeting `m` as JSON.
    static let column = """
        (SELECT json_group_array(json_object('constituency', constituency, 'present', present,
                'represented', represented, 'female', female, 'male', male)) FROM (
            SELECT a.constituency, count(*) FILTER (WHERE a.status = 'present') AS present,
                count(*) FILTER (WHERE a.status = 'represented') AS represented,
                count(*) FILTER (WHERE a.status = 'present' AND a.sex = 'P') AS female,
                count(*) FILTER (WHERE a.status = 'present' AND a.sex = 'L') AS male
            FROM meetings_attendance a WHERE a.meeting = m.id GROUP BY a.constituency ORDER BY a.constituency))
        """
}
