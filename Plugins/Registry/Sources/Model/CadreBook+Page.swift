import DocumentKit
import ModuleKit

extension CadreBook {
    /// Where the village lies, and what its head is called there.
    struct Place {
        /// What such a village is called there: Desa, Kelurahan, Kampung.
        let term: String
        let district: String
        let regency: String
        /// Who heads the village on the day; nil where nobody is recorded.
        let head: String?
        let headTitle: String
    }

    /// The book as the regulation prints it: F4 across, without the office's letterhead, for it is the village's own.
    func page(_ place: Place) throws -> String {
        let page = PrintedPage(
            title: "Buku Kader Pemberdayaan Masyarakat \(villageName)", paper: .f4, orientation: .landscape,
            style: """
                .book { text-align: right; font-size: 9pt; }
                table.lined { table-layout: fixed; font-size: 9.5pt; line-height: 1.25; }
                table.lined td.number, td.age, td.sex { text-align: center; }
                """)
        let rows: [PrintValue] = rows.map { row in
            .object([
                "number": .text("\(row.number)"), "name": .text(row.name), "age": .text(row.age.map { "\($0)" }),
                "sex": .text(row.sex?.rawValue), "education": .text(row.education),
                "fields": .text(row.specialities), "address": .text(row.address), "remarks": .text(row.remarks),
            ])
        }
        return try page.html(
            Self.template,
            [
                "term": .text(place.term), "village": .text(villageName),
                "district": .text(place.district), "regency": .text(place.regency), "on": .text(on.printed),
                "headings": .texts(Self.headings), "widths": .texts(Self.widths.map { "\($0)%" }),
                "places": .texts((1...Self.headings.count).map { "\($0)" }),
                "rows": .list(rows), "empty": .truth(rows.isEmpty),
                "signatures": .signatures([
                    Signature(above: ["Mengetahui,"], title: place.headTitle, name: place.head),
                    Signature(above: ["\(villageName), \(on.printed)"], title: "Sekretaris \(place.term)", name: nil),
                ]),
            ])
    }

    /// Parts of a hundred that the columns have on paper.
    private static let widths = [4, 16, 5, 7, 15, 13, 12, 28]

    private static let template = Template(
        """
        <p class="book">D.4</p>
        <h1>Buku Kader Pemberdayaan Masyarakat</h1>
        <p class="centre">{{term}} {{village}}, Kecamatan {{district}}, {{regency}}<br>Keadaan {{on}}</p>
        <table class="lined">
        <colgroup>{{#widths}}<col style="width: {{.}}">{{/widths}}</colgroup>
        <thead>
        <tr>{{#headings}}<th>{{.}}</th>{{/headings}}</tr>
        <tr>{{#places}}<th class="small">{{.}}</th>{{/places}}</tr>
        </thead>
        <tbody>
        {{#rows}}<tr><td class="number">{{number}}</td><td>{{name}}</td><td class="age">{{age}}</td>\
        <td class="sex">{{sex}}</td><td>{{education}}</td><td>{{fields}}</td><td>{{address}}</td><td>{{remarks}}</td></tr>
        {{/rows}}{{#empty}}<tr><td colspan="8" class="centre">Belum ada kader</td></tr>{{/empty}}
        </tbody>
        </table>
        {{signatures}}
        """)
}
