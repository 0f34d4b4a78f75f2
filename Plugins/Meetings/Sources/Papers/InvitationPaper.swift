import DocumentKit
import ModuleKit

/// The letter of invitation: to one invitee, or to all of a list that is enclosed.
enum InvitationPaper {
    /// A letter has numbers from its second sheet on.
    static let style = "@page :first { @bottom-right { content: none; } }"

    /// - Parameters:
    ///   - invitee: the one to whom the letter goes; nil encloses the list.
    ///   - number: of the letter; nil leaves a line.
    static func values(
        _ record: MeetingRecord, to invitee: RecordedPerson?, number: String?, dated: PrintedDate, signer: Signature
    ) -> [String: PrintValue] {
        // It says what was planned, whenever they really met.
        let planned = record.plannedAt ?? record.startsAt
        let listed = invitee == nil ? record.people.filter(\.invited) : []
        return record.common.merging([
            "day": .text(planned.date.printed.full), "hours": .text(record.hours(from: planned)),
            "number": .fillable(number), "dated": .text("\(record.head.place ?? "…………"), \(dated.long)"),
            "enclosed": .truth(invitee == nil), "to": invitee.map { .list([addressee($0)]) } ?? .none,
            "invitees": .list(
                listed.enumerated().map { i, person in
                    .object(["number": .text("\(i + 1)."), "who": .text(lines(person).joined(separator: ", "))])
                }),
            "basis": .text(record.basis?.withoutStop), "signatures": .signatures([signer]),
        ]) { $1 }
    }

    private static func addressee(_ person: RecordedPerson) -> PrintValue {
        .object(["lines": .texts(lines(person))])
    }

    /// Name, office, where from; what stands for a part of the community where nothing else is known.
    static func lines(_ person: RecordedPerson) -> [String] {
        let known = [person.name, person.office, person.unit].compactMap { $0 }
        return known.isEmpty ? [person.constituency].compactMap { $0 } : known
    }

    static let template = Template(
        """
        <p class="right">{{dated}}</p>
        <table class="letter">
        <tr><td>Nomor</td><td>:</td><td>{{number}}</td></tr>
        <tr><td>Sifat</td><td>:</td><td>Biasa</td></tr>
        <tr><td>Lampiran</td><td>:</td><td>{{#enclosed}}1 (satu) berkas{{/enclosed}}{{^enclosed}}–{{/enclosed}}</td></tr>
        <tr><td>Hal</td><td>:</td><td>Undangan {{title}}</td></tr>
        </table>
        <p>Yth. {{#to}}{{#lines}}{{.}}
        {{/lines}}{{/to}}{{^to}}(daftar undangan terlampir){{/to}}</p>
        <p>di<br>Tempat</p>
        <p>{{#basis}}Berdasarkan {{basis}}, bersama{{/basis}}{{^basis}}Bersama{{/basis}} ini kami mengundang \
        Bapak/Ibu/Saudara untuk hadir pada {{kind}} yang akan dilaksanakan pada:</p>
        <table class="letter">
        <tr><td>Hari, tanggal</td><td>:</td><td>{{day}}</td></tr>
        <tr><td>Waktu</td><td>:</td><td>{{hours}}</td></tr>
        <tr><td>Tempat</td><td>:</td><td>{{#place}}<p>{{.}}</p>{{/place}}</td></tr>
        {{#mode}}<tr><td>Bentuk</td><td>:</td><td>{{mode}}</td></tr>{{/mode}}
        <tr><td>Acara</td><td>:</td><td>{{title}}</td></tr>
        {{#purpose}}<tr><td>Maksud</td><td>:</td><td>{{purpose}}</td></tr>{{/purpose}}
        </table>
        {{#has_agenda}}<p>Susunan acara:</p>
        <ol>{{#agenda}}<li>{{.}}</li>{{/agenda}}</ol>{{/has_agenda}}
        <p>Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Bapak/Ibu/Saudara, kami ucapkan terima \
        kasih.</p>
        {{signatures}}
        {{#enclosed}}<div class="break">
        <table class="letter">
        <tr><td>Lampiran surat</td><td>:</td><td>Undangan {{title}}</td></tr>
        <tr><td>Nomor</td><td>:</td><td>{{number}}</td></tr>
        <tr><td>Tanggal</td><td>:</td><td>{{dated}}</td></tr>
        </table>
        <h1>Daftar Undangan</h1>
        <table class="lined"><thead><tr><th class="number">No.</th><th>Yang diundang</th></tr></thead><tbody>
        {{#invitees}}<tr><td class="number">{{number}}</td><td>{{who}}</td></tr>
        {{/invitees}}</tbody></table>
        {{signatures}}
        </div>{{/enclosed}}
        """)
}
