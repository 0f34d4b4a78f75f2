import ModuleKit

struct ImportRegions: TaskCommand {
    static let about = About(
        "registry.region.import", "Take in regions from a file; the same file again changes nothing",
        access: .clerk, example: #"{"file": "code,name\n64,Kalimantan Timur\n", "format": "csv"}"#)

    /// It writes in one step, and the same file again changes nothing.
    static let resumes = true

    @Parameter(
        "The regions: code,name,level,parent_code,kind,bps_code; only code and one of name and bps_code must be there")
    var file: File
    @Parameter("How the file is written") var format: Format
    @Parameter("The decree that says so", .length(1...150)) var decree: String?
    @Parameter("Since when it is so") var validFrom: CalendarDate?
    @Parameter(
        """
        Whether the file holds every region of the provinces it covers: others are closed, unless one inside stays. A file \
        that would close any changes nothing while one of its lines is refused
        """)
    var complete: Bool = false

    enum Format: String, Choice {
        case csv
        case wilayahSQL = "wilayah_sql"
    }

    func run(_ task: TaskContext) async throws -> RegionImport {
        if let validFrom { try Regions.refuseFuture(validFrom, today: task.call.today) }
        var regions =
            switch format {
            case .csv: try RegionFile(csv: file.content)
            case .wilayahSQL: try RegionFile(wilayahSQL: file.content)
            }
        let total = regions.rows.count
        task.progress(0, of: total, "Comparing the regions")
        let (read, validFrom) = (regions, validFrom)
        let present = try await task.read { try RegionPlan.present(around: read, on: validFrom, $0.db) }
        regions.refuseTaken(present)
        regions.refuseOrphans { present[$0.text] != nil }
        let plan = RegionPlan(regions, isComplete: complete, present)
        guard !plan.isEmpty else {
            task.progress(total, of: total, "Nothing has changed")
            return RegionImport(plan, refused: regions.refused)
        }
        let checked = regions
        let done = try await task.write { store in
            // Once more, against what is there now.
            var plan = RegionPlan(
                checked, isComplete: complete, try RegionPlan.present(around: checked, on: validFrom, store.db))
            if !plan.isEmpty { try plan.apply(decree: decree, validFrom: validFrom, store) }
            return RegionImport(plan, refused: checked.refused)
        }
        task.progress(total, of: total, "Done")
        return done
    }
}

struct RegionImport: Described {
    let added: Int
    let renamed: Int
    let recoded: Int
    let bpsCoded: Int
    let unchanged: Int
    let closed: Int
    let refused: [RefusedRow]
    let warnings: [Warning]

    init(_ plan: RegionPlan, refused: [RefusedRow]) {
        added = plan.added.count
        renamed = plan.renamed.count
        recoded = plan.recoded.count
        bpsCoded = plan.coded.count
        unchanged = plan.unchanged
        closed = plan.closed.count
        self.refused = refused
        warnings = plan.wouldClose == 0 ? [] : [Self.wouldClose(plan.wouldClose)]
    }

    private static func wouldClose(_ count: Int) -> Warning {
        Warning(
            name: "would_close", path: "/complete",
            message: """
                Regions that the file lacks and would close: \(count). Nothing is changed while one of its lines is refused: \
                mend those lines and send the file again, or leave 'complete' out
                """)
    }

    static let fields = Fields<Self> {
        Field(\.added, "Regions that are new")
        Field(\.renamed, "Regions with another name; the former one stays findable")
        Field(\.recoded, "Regions with another code")
        Field(\.bpsCoded, "Regions that were there, and whose BPS code is new")
        Field(\.unchanged, "Regions that are there as the file has them")
        Field(\.closed, "Regions that are not in a complete file")
        Field(\.refused, "Rows that were not taken, and why")
        Field(\.warnings, "What somebody should look at")
    }
}
