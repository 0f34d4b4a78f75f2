import Foundation
import Testing

@testable import DocumentKit

@Suite struct PrintingTests {
    @Test("no value becomes markup, however the template writes it") func escapes() throws {
        let sly = "<b>\"&'<\u{301}script>\u{0}"
        for blank in ["{{x}}", "{{{x}}}", "{{&x}}", "{{#x}}{{.}}{{/x}}", "{{#list}}{{{.}}}{{/list}}"] {
            let text = try Template(blank).fill(["x": .text(sly), "list": .texts([sly])])
            #expect(text == "&lt;b&gt;&quot;&amp;&#39;&lt;\u{301}script&gt;")
        }
        let page = PrintedPage(title: sly, letterhead: Letterhead(parent: [sly], office: sly, address: [sly]))
        let html = try page.html(Template("{{s}}"), ["s": .signatures([Signature(title: sly, name: sly)])])
        #expect(!html.contains("<b>") && html.components(separatedBy: "&lt;b&gt;").count == 7)
    }

    @Test("a blank without a value is a fault that names it, and nothing but none is left out") func blanks() throws {
        let template = Template("{{#items}}{{name}}{{^note}}-{{/note}}{{/items}}{{chair}}")
        #expect(throws: TemplateFault(description: "blanks without a value: note, chair")) {
            try template.fill(["items": .list([.object(["name": "a"])])])
        }
        let text = try template.fill([
            "items": .list([.object(["name": "a", "note": .none]), .object(["name": "b", "note": "x"])]),
            "chair": .fillable(nil),
        ])
        #expect(text == #"a-b<span class="dots"></span>"#)
        #expect(throws: TemplateFault.self) { try Template("{{#open}}").fill(["open": .truth(true)]) }
    }

    @Test(
        "the page has the sheet's measures, its letterhead once, and nothing from outside",
        arguments: [
            (Paper.a4, Orientation.portrait, "210mm 297mm"), (.a4, .landscape, "297mm 210mm"),
            (.f4, .portrait, "215mm 330mm"), (.f4, .landscape, "330mm 215mm"),
        ])
    func sheet(paper: Paper, orientation: Orientation, size: String) throws {
        let page = PrintedPage(
            title: "Notulen", paper: paper, orientation: orientation, letterhead: Letterhead(office: "Dinas (contoh)"))
        let html = try page.html(Template("<p>{{a}}</p>"), ["a": "isi"])
        #expect(html.contains("@page { size: \(size);"))
        #expect(html.components(separatedBy: "<header").count == 2 && html.contains("Dinas (contoh)"))
        #expect(html.contains("<p>isi</p>") && !html.contains("http:") && !html.contains("https:"))
    }

    @Test func `a long name makes the whole letterhead smaller, and an address is not torn behind a slash`() throws {
        func head(_ office: String) throws -> String {
            let letterhead = Letterhead(
                parent: ["Pemerintah"], office: office, address: ["Laman https://contoh.id/a <b>"])
            return try Template("{{head}}").fill(["head": .letterhead(letterhead)])
        }
        let short = try head("Dinas (contoh)")
        #expect(short.contains(#"<header class="letterhead">"#))
        #expect(short.contains(#"Laman <span class="whole">https://contoh.id/a</span> &lt;b&gt;"#))
        let long = try head("Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa")
        #expect(long.contains(#"<header class="letterhead long">"#))
    }

    @Test("a lone signature stands at the right, four in two rows, and who is not known leaves a line")
    func signatures() throws {
        func cells(_ count: Int) throws -> [Int] {
            let list = (0..<count).map { Signature(title: "T\($0)", name: nil) }
            let html = try Template("{{s}}").fill(["s": .signatures(list)])
            return html.components(separatedBy: "</table>").dropLast().map {
                $0.components(separatedBy: #"<td class="ink">"#).count - 1
            }
        }
        #expect(try cells(0) == [] && cells(1) == [2] && cells(3) == [3])
        #expect(try cells(4) == [2, 2] && cells(5) == [3, 2] && cells(7) == [3, 3, 2])
        let html = try Template("{{s}}").fill(["s": .signatures([Signature(title: nil, name: nil)])])
        #expect(html.contains(#"<span class="dots">"#))
    }

    @Test(
        "dates stand as papers have them",
        arguments: [
            (
                2024, 3, 13, "Rabu, 13 Maret 2024",
                "Rabu tanggal tiga belas bulan Maret tahun dua ribu dua puluh empat"
            ),
            (2019, 3, 13, "Rabu, 13 Maret 2019", "Rabu tanggal tiga belas bulan Maret tahun dua ribu sembilan belas"),
            (
                1945, 8, 17, "Jumat, 17 Agustus 1945",
                "Jumat tanggal tujuh belas bulan Agustus tahun seribu sembilan ratus empat puluh lima"
            ),
            (
                2000, 2, 29, "Selasa, 29 Februari 2000",
                "Selasa tanggal dua puluh sembilan bulan Februari tahun dua ribu"
            ),
            (
                2026, 11, 1, "Minggu, 1 November 2026",
                "Minggu tanggal satu bulan November tahun dua ribu dua puluh enam"
            ),
        ])
    func dates(year: Int, month: Int, day: Int, full: String, words: String) {
        let date = PrintedDate(year: year, month: month, day: day)
        #expect(date.full == full && date.inWords == words)
    }

    @Test("the weekday is the calendar's for every day of four hundred years") func weekdays() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let names = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]
        var day = try #require(calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        for _ in 0..<400 * 13 {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
            let date = PrintedDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
            #expect(date.weekday == names[(parts.weekday ?? 1) - 1])
            day = day.addingTimeInterval(28 * 86_400 + 86_400)
        }
    }

    @Test("numbers stand as papers have them") func numbers() {
        #expect(IndonesianNumber.grouped(1_234_567) == "1.234.567" && IndonesianNumber.grouped(-12_345) == "-12.345")
        #expect(IndonesianNumber.grouped(0) == "0" && IndonesianNumber.grouped(.min) == "-9.223.372.036.854.775.808")
        #expect(IndonesianNumber.decimal(1_234_567.891) == "1.234.567,89" && IndonesianNumber.decimal(-0.5) == "-0,50")
        #expect(IndonesianNumber.decimal(91.95, places: 1) == "92,0" && IndonesianNumber.decimal(2.5, places: 0) == "3")
        #expect(IndonesianNumber.decimal(.nan) == "–" && IndonesianNumber.decimal(-0.001) == "0,00")
        #expect(IndonesianNumber.rupiah(2_500_000) == "Rp2.500.000" && IndonesianNumber.rupiah(-5) == "-Rp5")
    }

    @Test(
        "numbers in words",
        arguments: [
            (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (100, "seratus"), (111, "seratus sebelas"),
            (1000, "seribu"), (1100, "seribu seratus"), (2024, "dua ribu dua puluh empat"), (-7, "minus tujuh"),
            (1_001_001, "satu juta seribu satu"), (1_000_000_000, "satu miliar"), (3_000_000_000_000, "tiga triliun"),
            (101_000, "seratus satu ribu"),
        ])
    func words(number: Int, words: String) { #expect(IndonesianNumber.words(number) == words) }
}

/// What needs WeasyPrint says aloud when it is not there.
@Suite struct WeasyPrintTests {
    static let isInstalled = FileManager.default.fileExists(
        atPath: "/usr/lib/python3/dist-packages/weasyprint/__init__.py")

    @Test(
        "a page becomes a PDF of its measures, and fetches nothing",
        .enabled(if: isInstalled, "WeasyPrint is not installed here: apt-get install weasyprint"))
    func pdf() async throws {
        let page = PrintedPage(title: "Contoh", paper: .f4)
        // A template may hold what a value cannot: a file of this machine, and a host.
        let html = try page.html(
            Template(#"<p>{{a}}</p><img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x">"#), ["a": "isi"])
        let pdf = try await WeasyPrint.pdf(html: html)
        // The head of a page is readable; what it shows is packed.
        let text = String(decoding: pdf, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-"))
        // 215 and 330 millimetres in points.
        let box = try #require(
            text.firstMatch(of: /\/MediaBox \[ *0 0 ([0-9.]+) ([0-9.]+) *\]/))
        let (width, height) = (try #require(Double(box.1)), try #require(Double(box.2)))
        #expect(abs(width - 609.45) < 0.5 && abs(height - 935.43) < 0.5)
    }

    @Test("what takes too long is ended", .enabled(if: isInstalled, "WeasyPrint is not installed here"))
    func limit() async throws {
        await #expect(throws: WeasyPrint.Failure.timedOut(seconds: 0)) {
            try await WeasyPrint.pdf(html: "<p>x", seconds: 0)
        }
    }
}
