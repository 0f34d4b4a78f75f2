import DocumentKit

/// The sign-in sheet: signatures stand left and right in turn, so that each has the height of two rows.
enum AttendancePaper {
    static let style = """
        table.lined { table-layout: fixed; }
        col.number, col.sex { width: 9mm; }
        col.name { width: 36mm; }
        col.phone { width: 20mm; }
        col.sign { width: 18mm; }
        table.lined td.sex { text-align: center; }
        table.lined td.sign { height: 9mm; border-left: none; border-right: none; font-size: 8pt; }
        table.lined td.sign:last-child { border-right: 0.3mm solid #000; }

        """

    /// - Parameter blankRows: rows without a name, for who comes unannounced.
    static func values(_ record: MeetingRecord, blankRows: Int, signer: Signature) -> [String: PrintValue] {
        let listed = record.people.filter { $0.status != .absent && $0.status != .excused }
        let rows =
            listed.enumerated().map { i, person in row(i + 1, person) }
            + (0..<blankRows).map { row(listed.count + $0 + 1, nil) }
        return record.common.merging([
            "rows": .list(rows), "headcount": .text(record.headcountLine), "signatures": .signatures([signer]),
        ]) { $1 }
    }

    private static func row(_ number: Int, _ person: RecordedPerson?) -> PrintValue {
        var name = person?.name ?? ""
        if let other = person?.representedBy { name = name.isEmpty ? other : "\(other)\n(mewakili \(name))" }
        let stands = [person?.office, person?.constituency].compactMap { $0 }.joined(separator: " / ")
        // Of whom somebody else came, the sex is not that of who signs.
        let sex = person?.representedBy == nil && person?.status != .represented ? person?.sex?.rawValue : nil
        let isLeft = number % 2 == 1
        return .object([
            "number": .text(String(number)), "name": .text(name), "sex": .text(sex ?? ""),
            "office": .text(stands), "unit": .text(person?.unit ?? ""),
            "left": .text(isLeft ? "\(number)." : ""), "right": .text(isLeft ? "" : "\(number)."),
        ])
    }

    static let template = Template(
        """
        <h1>Daftar Hadir</h1>
        <p class="centre"><strong>{{title}}</strong></p>
        <table class="letter">
        <tr><td>Acara</td><td>:</td><td>{{kind}}</td></tr>
        <tr><td>Hari, tanggal</td><td>:</td><td>{{day}}</td></tr>
        <tr><td>Waktu</td><td>:</td><td>{{hours}}</td></tr>
        <tr><td>Tempat</td><td>:</td><td>{{#place}}<p>{{.}}</p>{{/place}}</td></tr>
        {{#headcount}}<tr><td>Jumlah</td><td>:</td><td>{{headcount}}</td></tr>{{/headcount}}
        </table>
        <table class="lined small">
        <colgroup><col class="number"><col class="name"><col class="sex"><col><col><col class="phone">\
        <col class="sign"><col class="sign"></colgroup>
        <thead><tr><th class="number">No.</th><th>Nama</th><th>L/P</th><th>Jabatan / Unsur</th><th>Instansi / Alamat</th>\
        <th>No. HP</th><th colspan="2">Tanda tangan</th></tr></thead>
        <tbody>
        {{#rows}}<tr><td class="number">{{number}}</td><td>{{name}}</td><td class="sex">{{sex}}</td><td>{{office}}</td>\
        <td>{{unit}}</td><td></td><td class="sign">{{left}}</td><td class="sign">{{right}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        {{signatures}}
        """)
}
