import DocumentKit
import ModuleKit

/// Certificates as papers: A4 landscape, a front and a back page each.
enum CertificatePaper {
    enum Format: String, Choice {
        case html, pdf

        var mediaType: String {
            switch self {
            case .html: "text/html"
            case .pdf: "application/pdf"
            }
        }
    }

    /// One file of all these certificates.
    ///
    /// - Parameter address: what a QR code says, with `{code}` in it; nil: the code alone
    static func html(_ certificates: [Certificate], address: String?, title: String) throws -> String {
        let page = PrintedPage(title: title, orientation: .landscape, isNumbered: false, style: style)
        return try page.html(template, ["certificates": .list(certificates.map { .object(values($0, address)) })])
    }

    /// - Throws: `module_unavailable` where WeasyPrint is not installed, `deadline_exceeded` where it takes too long.
    static func file(_ html: String, as format: Format, name: String, seconds: Int) async throws -> File {
        let content: [UInt8]
        switch format {
        case .html: content = Array(html.utf8)
        case .pdf:
            do { content = try await WeasyPrint.pdf(html: html, seconds: seconds) } catch let failure
                as WeasyPrint.Failure
            { throw failure.error }
        }
        return File(name: "\(name).\(format.rawValue)", mediaType: format.mediaType, content: content)
    }

    private static func values(_ certificate: Certificate, _ address: String?) -> [String: PrintValue] {
        let print = certificate.printed
        let code = certificate.code.description
        let holder = certificate.holder
        let head = Letterhead(parent: print.parent, office: print.office, address: print.address)
        let signature = Signature(
            above: ["\(print.issuedIn ?? "…………………"), \(print.issuedOn.printed.long)"],
            title: print.signerTitle.map { $0 + "," }, name: print.signerName,
            below: [print.signerRank, print.signerNip.map { "NIP. \($0)" }].compactMap { $0 })
        return [
            "letterhead": .letterhead(head), "number": .text(certificate.number), "code": .text(code),
            "name": .fillable(holder?.name), "born": .text(holder.flatMap(born)),
            "from": .text(
                [holder?.office, holder?.unit, holder?.region].compactMap { $0 }.joined(separator: ", ").orNil),
            "kind": .text(print.kind.printed), "title": .text(print.title), "organiser": .text(print.organiser),
            "days": .text(days(print)), "place": .text(print.place),
            "hours": .text(print.lessonHours.map(hours)), "predicate": .text(print.predicate),
            "signature": .signatures([signature]),
            "qr": .qrCode(address?.replacing("{code}", with: code) ?? code),
            "modules": .list(
                print.modules.enumerated().map { place, module in
                    .object([
                        "no": .text(String(place + 1)), "module": .text(module.title),
                        "module_hours": .text(hours(module.lessonHours)),
                    ])
                }),
            "has_modules": .truth(!print.modules.isEmpty), "withdrawn": .truth(certificate.state != .issued),
        ]
    }

    private static func born(_ holder: CertificateHolder) -> String? {
        let date = holder.birthDate?.printed.long
        switch (holder.birthPlace, date) {
        case (let place?, let date?): return "Tempat, tanggal lahir: \(place), \(date)"
        case (let place?, nil): return "Tempat lahir: \(place)"
        case (nil, let date?): return "Tanggal lahir: \(date)"
        case (nil, nil): return nil
        }
    }

    private static func hours(_ value: Double) -> String {
        IndonesianNumber.decimal(value, places: value == value.rounded() ? 0 : 1)
    }

    /// `22 April 2024`, `22 s.d. 24 April 2024`, `30 April s.d. 2 Mei 2024`
    private static func days(_ print: CertificatePrint) -> String {
        let (first, last) = (print.startsOn, print.endsOn)
        if first == last { return last.printed.long }
        if first.year != last.year { return "\(first.printed.long) s.d. \(last.printed.long)" }
        let start = first.month == last.month ? "\(first.day)" : "\(first.day) \(first.printed.monthName)"
        return "\(start) s.d. \(last.printed.long)"
    }

    private static let template = Template(
        """
        {{#certificates}}
        <section class="front">
        {{letterhead}}
        <h1>Sertifikat</h1>
        {{#withdrawn}}<p class="withdrawn">Tidak berlaku lagi</p>{{/withdrawn}}
        <p class="centre">Nomor: {{number}}</p>
        <p class="centre given">Diberikan kepada</p>
        <p class="centre holder">{{name}}</p>
        {{#born}}<p class="centre">{{born}}</p>{{/born}}
        {{#from}}<p class="centre">{{from}}</p>{{/from}}
        <p class="centre text">yang telah mengikuti dan menyelesaikan {{kind}}
        <strong>{{title}}</strong>
        yang diselenggarakan oleh {{organiser}} pada tanggal {{days}} di {{place}}{{#hours}}, \
        selama {{hours}} jam pelajaran{{/hours}}{{#predicate}}, dengan predikat <strong>{{predicate}}</strong>{{/predicate}}.</p>
        <div class="foot">
        <div class="check">{{qr}}<div class="small">Kode verifikasi<br><strong>{{code}}</strong></div></div>
        <div class="sign">{{signature}}</div>
        </div>
        </section>
        <section class="back">
        <h2>Materi {{title}}</h2>
        <p>Lampiran sertifikat nomor {{number}}</p>
        {{#has_modules}}
        <table class="lined">
        <thead><tr><th class="no">No.</th><th>Materi</th><th class="hours">Jam pelajaran</th></tr></thead>
        <tbody>
        {{#modules}}<tr><td class="no">{{no}}</td><td>{{module}}</td><td class="hours">{{module_hours}}</td></tr>
        {{/modules}}
        <tr><td></td><td><strong>Jumlah</strong></td><td class="hours"><strong>{{hours}}</strong></td></tr>
        </tbody>
        </table>
        <p class="small">Satu jam pelajaran adalah 45 menit.</p>
        {{/has_modules}}
        {{^has_modules}}<p>Tidak ada daftar materi.</p>{{/has_modules}}
        </section>
        {{/certificates}}
        """)

    private static let style = """
        @page { margin: 12mm 15mm; }
        section.front { height: 182mm; border: 0.8mm double #000; padding: 5mm 8mm; box-sizing: border-box;
            position: relative; break-after: page; overflow: hidden; }
        section.back { height: 182mm; padding: 2mm 8mm; box-sizing: border-box; }
        section.back + section.front { break-before: page; }
        section.front h1 { font-size: 24pt; letter-spacing: 2mm; margin: 3mm 0 1mm; }
        section.back h2 { text-align: center; }
        section.back > p { text-align: center; }
        .given { margin-top: 3mm; }
        .holder { font-size: 20pt; font-weight: bold; margin: 1mm 0 1mm; }
        .text { font-size: 12pt; line-height: 1.4; margin: 2mm 6mm 0; }
        .withdrawn { position: absolute; top: 72mm; left: 0; right: 0; text-align: center; font-size: 48pt;
            color: #bbb; text-transform: uppercase; transform: rotate(-12deg); }
        .foot { position: absolute; left: 8mm; right: 8mm; bottom: 4mm; }
        .check { position: absolute; left: 0; bottom: 0; width: 50mm; text-align: center; }
        .qr { width: 28mm; height: 28mm; }
        .sign { margin-left: 32%; }
        .sign table.signatures { margin-top: 0; }
        .sign table.signatures td:first-child { width: 20%; }
        .sign table.signatures td.ink { height: 16mm; }
        .no { width: 12mm; text-align: center; }
        .hours { width: 36mm; text-align: center; }

        """
}

extension TrainingKind {
    /// What stands on papers.
    var printed: String {
        switch self {
        case .training: "pelatihan"
        case .bimtek: "bimbingan teknis"
        case .tot: "pelatihan bagi pelatih (ToT)"
        }
    }
}

extension CalendarDate {
    var printed: PrintedDate { PrintedDate(year: year, month: month, day: day) }
}

extension String {
    fileprivate var orNil: String? { isEmpty ? nil : self }
}

extension WeasyPrint.Failure {
    /// What a caller is told.
    fileprivate var error: RPCError {
        switch self {
        case .notInstalled:
            RPCError(
                .moduleUnavailable, "format: PDF is made by WeasyPrint, which is not installed on the server",
                hint: "Install Debian's package weasyprint, or take format html and print that")
        case .timedOut(let seconds):
            RPCError(
                .deadlineExceeded, "WeasyPrint has not made the PDF in \(seconds) seconds",
                hint: "Take format html and print that")
        case .failed: RPCError(.internal, "WeasyPrint could not make the PDF")
        }
    }
}
