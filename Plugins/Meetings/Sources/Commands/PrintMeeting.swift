import DocumentKit
import ModuleKit

struct PrintMeeting: TaskCommand {
    static let about = About(
        "meetings.document", "Print a paper of a meeting: invitation, sign-in sheet, minutes or official record",
        access: .viewer, example: #"{"meeting": 1, "kind": "minutes", "format": "html"}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("Which paper") var kind: PaperKind
    @Parameter("html prints as it is; pdf needs WeasyPrint on the server") var format = PaperFormat.html
    @Parameter("The sheet; the office's setting where it is missing") var paper: PaperSize?
    @Parameter("Number of the letter of invitation; a line to write on where it is missing", .length(1...100))
    var number: String?
    @Parameter("The invitee to whom the invitation goes; a list of all is enclosed where it is missing")
    var invitee: Int64?
    @Parameter("Empty rows at the end of a sign-in sheet", .range(0...500)) var blankRows = 10

    enum PaperFormat: String, Choice { case html, pdf }

    func validate(_ faults: inout Faults) {
        guard kind != .invitation else { return }
        let only: Sentence = "Stands only with the kind 'invitation': the kind is '\(kind.rawValue)'"
        if number != nil { faults.add(at: "number", "kind", only) }
        if invitee != nil { faults.add(at: "invitee", "kind", only) }
    }

    func run(_ task: TaskContext) async throws -> File {
        let paper: MeetingPaper = try await task.read { store in try self.paper(in: store) }
        let html = try paper.html()
        let name = kind.fileName(meeting)
        switch format {
        case .html: return File(name: name + ".html", mediaType: "text/html", content: Array(html.utf8))
        case .pdf: return File(name: name + ".pdf", mediaType: "application/pdf", content: try await pdf(html))
        }
    }

    private func paper(in store: Snapshot) throws -> MeetingPaper {
        let found = try Meeting.find(meeting, in: store)
        guard kind.isThere(in: found.state) else {
            throw RPCError.invalidState("meeting", is: found.state.rawValue, allowed: found.state.allowed)
        }
        let office = try store.settings(OfficeSettings.self)
        let invited = try invitee.map { id in
            let invitation = try Invitation.find(id, in: store)
            guard invitation.meeting == meeting else { throw RPCError.notFound("invitee", id) }
            return RecordedPerson(
                name: invitation.name, office: invitation.office, unit: invitation.unit,
                constituency: invitation.constituency, sex: invitation.sex, invited: true, status: nil,
                representedBy: nil)
        }
        return MeetingPaper(
            record: try MeetingRecord.find(meeting, in: store), kind: kind,
            size: try paper ?? store.settings(MeetingsSettings.self).paper, ratification: found.ratification,
            addenda: found.addenda,
            head: Signature(
                title: "\(office.headTitle ?? "Kepala"),", name: office.headName,
                below: [office.headRank, office.headNip.map { "NIP \($0)" }].compactMap { $0 }),
            number: number, invitee: invited, dated: store.call.today, blankRows: blankRows)
    }

    private func pdf(_ html: String) async throws -> [UInt8] {
        do { return try await WeasyPrint.pdf(html: html) } catch let failure as WeasyPrint.Failure {
            switch failure {
            case .notInstalled:
                throw RPCError(
                    .moduleUnavailable, "PDF is made by WeasyPrint, which is not installed on this server",
                    hint: "Install Debian's package weasyprint, or take the format html and print it from a browser")
            case .timedOut(let seconds):
                throw RPCError(.deadlineExceeded, "WeasyPrint did not make the PDF within \(seconds) s")
            case .failed(let words):
                throw RPCError(.internal, "WeasyPrint made no PDF: \(Sentence(verbatim: words))")
            }
        }
    }
}
