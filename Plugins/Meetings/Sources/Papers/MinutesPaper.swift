import DocumentKit

/// Notulen: what was said and decided by item, what was raised, and who does what until when.
enum MinutesPaper {
    static func values(_ record: MeetingRecord, isDraft: Bool, signers: [Signature]) -> [String: PrintValue] {
        var values = record.common
        values["is_draft"] = .truth(isDraft)
        values["headcount"] = .text(record.headcountLine)
        values["invited"] = record.invited > 0 ? .text("\(record.invited) undangan") : PrintValue.none
        values["note_taker"] = .fillable(record.noteTaker)
        values["items"] = .list(record.minutes.enumerated().map { i, minute in item(i + 1, minute) })
        values.merge(results(of: record)) { $1 }
        values["source"] = .text(record.source)
        values["signatures"] = .signatures(signers)
        return values
    }

    /// What came of the meeting, which the berita acara tells too.
    static func results(of record: MeetingRecord) -> [String: PrintValue] {
        let issues = record.issues.map { issue in
            let regions = issue.regions.isEmpty ? nil : issue.regions.joined(separator: ", ")
            let by = issue.raisedBy.map { "disampaikan oleh \($0)" }
            return line(issue.statement, [regions, by])
        }
        let ideas = record.ideas.map { idea in
            line(idea.statement, ["tahap \(idea.stage.paperName.lowercased())", idea.raisedBy.map { "dari \($0)" }])
        }
        let steps = record.followups.enumerated().map { i, step in
            PrintValue.object([
                "number": .text("\(i + 1)."), "action": .text(step.action), "owner": .text(step.owner),
                "due": .text(step.due?.printed.long ?? "–"),
            ])
        }
        let promises = record.commitments.enumerated().map { i, promise in
            PrintValue.object([
                "number": .text("\(i + 1)."), "party": .text(promise.party), "statement": .text(promise.statement),
                "due": .text(promise.due?.printed.long ?? "–"),
            ])
        }
        return [
            "issues": .texts(issues), "has_issues": .truth(!issues.isEmpty), "ideas": .texts(ideas),
            "has_ideas": .truth(!ideas.isEmpty), "steps": .list(steps), "has_steps": .truth(!steps.isEmpty),
            "promises": .list(promises), "has_promises": .truth(!promises.isEmpty),
        ]
    }

    private static func line(_ text: String, _ notes: [String?]) -> String {
        let known = notes.compactMap { $0 }
        return known.isEmpty ? text : "\(text) (\(known.joined(separator: "; ")))"
    }

    private static func item(_ number: Int, _ minute: Minute) -> PrintValue {
        .object([
            "number": .text("\(number)."), "item": .text(minute.agenda ?? "–"),
            "discussion": .text(minute.discussion), "decision": .text(minute.decision),
        ])
    }

    /// The tables and lists of ``results(of:)``.
    static let resultsHTML = """
        {{#has_issues}}<h2>Permasalahan yang disampaikan</h2>
        <ol>{{#issues}}<li>{{.}}</li>{{/issues}}</ol>{{/has_issues}}
        {{#has_ideas}}<h2>Pokok-pokok pikiran</h2>
        <ol>{{#ideas}}<li>{{.}}</li>{{/ideas}}</ol>{{/has_ideas}}
        {{#has_steps}}<h2>Tindak lanjut</h2>
        <table class="lined"><thead><tr><th class="number">No.</th><th>Langkah konkret</th><th>Penanggung jawab</th>\
        <th class="whole">Paling lambat</th></tr></thead><tbody>
        {{#steps}}<tr><td class="number">{{number}}</td><td>{{action}}</td><td>{{owner}}</td>\
        <td class="whole">{{due}}</td></tr>
        {{/steps}}</tbody></table>{{/has_steps}}
        {{#has_promises}}<h2>Komitmen</h2>
        <table class="lined"><thead><tr><th class="number">No.</th><th>Pihak</th><th>Komitmen</th>\
        <th class="whole">Paling lambat</th></tr></thead><tbody>
        {{#promises}}<tr><td class="number">{{number}}</td><td>{{party}}</td><td>{{statement}}</td>\
        <td class="whole">{{due}}</td></tr>
        {{/promises}}</tbody></table>{{/has_promises}}
        """

    static let template = Template(
        """
        <h1>Notulen</h1>
        <p class="centre"><strong>{{title}}</strong></p>
        {{#is_draft}}<p class="centre small">KONSEP – belum disahkan</p>{{/is_draft}}
        <table class="letter">
        <tr><td>Rapat</td><td>:</td><td>{{kind}}</td></tr>
        <tr><td>Hari, tanggal</td><td>:</td><td>{{day}}</td></tr>
        <tr><td>Waktu</td><td>:</td><td>{{hours}}</td></tr>
        <tr><td>Tempat</td><td>:</td><td>{{#place}}<p>{{.}}</p>{{/place}}</td></tr>
        {{#mode}}<tr><td>Bentuk</td><td>:</td><td>{{mode}}</td></tr>{{/mode}}
        <tr><td>Sasaran</td><td>:</td><td>{{#targets}}<p>{{.}}</p>{{/targets}}</td></tr>
        <tr><td>Penyelenggara</td><td>:</td><td>{{organiser}}</td></tr>
        <tr><td>Pimpinan rapat</td><td>:</td><td>{{chair}}</td></tr>
        <tr><td>Notulis</td><td>:</td><td>{{note_taker}}</td></tr>
        {{#invited}}<tr><td>Diundang</td><td>:</td><td>{{invited}}</td></tr>{{/invited}}
        {{#headcount}}<tr><td>Peserta</td><td>:</td><td>{{headcount}}</td></tr>{{/headcount}}
        {{#basis}}<tr><td>Dasar</td><td>:</td><td>{{basis}}</td></tr>{{/basis}}
        {{#purpose}}<tr><td>Maksud</td><td>:</td><td>{{purpose}}</td></tr>{{/purpose}}
        </table>
        {{#has_topics}}<h2>Pokok bahasan</h2>
        <ol>{{#topics}}<li>{{.}}</li>{{/topics}}</ol>{{/has_topics}}
        {{#has_agenda}}<h2>Susunan acara</h2>
        <ol>{{#agenda}}<li>{{.}}</li>{{/agenda}}</ol>{{/has_agenda}}
        <h2>Jalannya rapat</h2>
        <table class="lined flowing"><thead><tr><th class="number">No.</th><th>Acara</th><th>Pembahasan</th><th>Keputusan</th></tr></thead>
        <tfoot><tr><td colspan="4"></td></tr></tfoot><tbody>
        {{#items}}<tr><td class="number">{{number}}</td><td>{{item}}</td><td>{{discussion}}</td><td>{{decision}}</td></tr>
        {{/items}}</tbody></table>
        \(resultsHTML)
        {{#has_outputs}}<h2>Hasil yang diharapkan</h2>
        <ol>{{#outputs}}<li>{{.}}</li>{{/outputs}}</ol>{{/has_outputs}}
        {{#source}}<p class="small">Sumber: {{source}}</p>{{/source}}
        {{signatures}}
        {{#ratified}}<p class="small keep">{{ratified}}</p>{{/ratified}}
        {{#has_addenda}}<div class="keep"><h2>Adendum</h2>
        <ol>{{#addenda}}<li>{{.}}</li>{{/addenda}}</ol></div>{{/has_addenda}}
        """)
}
