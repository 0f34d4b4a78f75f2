import DocumentKit
import ModuleKit

/// Berita acara: that they met, on which day in words, and what they agreed on.
enum OfficialRecordPaper {
    static func values(_ record: MeetingRecord, isDraft: Bool, signers: [Signature]) -> [String: PrintValue] {
        var values = record.common
        values["is_draft"] = .truth(isDraft)
        values["number"] = .fillable(record.number)
        values["in_words"] = .text(record.onDate.printed.inWords)
        values["numerals"] = .text(
            "\(twoDigits(record.onDate.day))-\(twoDigits(record.onDate.month))-\(record.onDate.year)")
        values["time"] = .text("\(record.startsAt.printedTime) \(OfficeZone.current.label)")
        values["at"] = .text(record.places.map(\.line).joined(separator: "; dan di "))
        values["basis"] = .text(record.basis?.withoutStop)
        values["purpose"] = .text(record.purpose?.withoutStop)
        values["headcount"] = .text(record.headcountLine)
        let agreed = record.minutes.compactMap(\.decision)
        values["agreed"] = .texts(agreed)
        values["has_agreed"] = .truth(!agreed.isEmpty)
        values.merge(MinutesPaper.results(of: record)) { $1 }
        values["signatures"] = .signatures(signers)
        return values
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    static let template = Template(
        """
        <h1>Berita Acara<br>{{kind}}</h1>
        <p class="centre">Nomor: {{number}}</p>
        {{#is_draft}}<p class="centre small">KONSEP – belum disahkan</p>{{/is_draft}}
        <p>Pada hari ini, {{in_words}} ({{numerals}}), bertempat di {{at}}, telah diselenggarakan {{kind}} tentang \
        “{{title}}” oleh {{organiser}}, dimulai pukul {{time}}, dipimpin oleh \
        {{chair}}{{#headcount}}, dengan peserta {{headcount}}{{/headcount}} (daftar hadir terlampir).</p>
        {{#basis}}<p>Dasar: {{basis}}.</p>{{/basis}}
        {{#purpose}}<p>Maksud: {{purpose}}.</p>{{/purpose}}
        <h2>Wilayah sasaran</h2>
        <ul>{{#targets}}<li>{{.}}</li>{{/targets}}</ul>
        {{#has_topics}}<h2>Materi yang dibahas</h2>
        <ol>{{#topics}}<li>{{.}}</li>{{/topics}}</ol>{{/has_topics}}
        {{#has_agreed}}<h2>Hal-hal yang disepakati</h2>
        <ol>{{#agreed}}<li>{{.}}</li>{{/agreed}}</ol>{{/has_agreed}}
        \(MinutesPaper.resultsHTML)
        <p class="keep">Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.</p>
        {{signatures}}
        {{#ratified}}<p class="small keep">{{ratified}}</p>{{/ratified}}
        {{#has_addenda}}<div class="keep"><h2>Adendum</h2>
        <ol>{{#addenda}}<li>{{.}}</li>{{/addenda}}</ol></div>{{/has_addenda}}
        """)
}
