/// What all papers look like.
enum PageStyle {
    /// Classes for templates: `letter` (a table of a letter's head), `lined` (a ruled table), `flowing` (one whose rows may
    /// be longer than a sheet; its foot, an empty cell, closes the frame where a sheet ends), `centre`, `small` (notes
    /// below a ruled table are never alone on a sheet), `dots` (a line to write on), `signatures` (never alone on a
    /// sheet), `keep` (not torn between two sheets), `break` (begins a new one), `whole` (on one line).
    static let common = """
        html { font: 11pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff; }
        body { margin: 0; overflow-wrap: break-word; }
        h1 { font-size: 13pt; text-align: center; text-transform: uppercase; margin: 4mm 0 1mm; line-height: 1.25; }
        h2 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 2mm; text-align: justify; white-space: pre-line; orphans: 2; widows: 2; }
        ol, ul { margin: 0 0 2mm; padding-left: 7mm; }
        li { margin: 0 0 1mm; }
        table { border-collapse: collapse; }
        td, th { vertical-align: top; text-align: left; padding: 0.4mm 1mm; white-space: pre-line; }
        td > p { margin: 0; text-align: left; }
        table.letter { margin: 0 0 2mm; }
        table.letter td:first-child { width: 34mm; padding-left: 0; }
        table.letter td:nth-child(2) { width: 2mm; }
        table.lined { width: 100%; margin: 2mm 0; }
        table.lined th, table.lined td { border: 0.3mm solid #000; padding: 1mm 1.5mm; }
        table.lined th { text-align: center; vertical-align: middle; background: #eee; }
        table.lined thead { display: table-header-group; }
        table.lined tr { break-inside: avoid; }
        table.flowing tr { break-inside: auto; }
        table.flowing tfoot { display: table-footer-group; }
        table.flowing tfoot td { border: none; border-top: 0.3mm solid #000; padding: 0; font-size: 0; line-height: 0; }
        .whole { white-space: nowrap; }
        table.lined th.number, table.lined td.number { width: 7mm; text-align: right; }
        .centre { text-align: center; }
        .right { text-align: right; }
        .small { font-size: 9pt; }
        p.small { text-align: left; overflow-wrap: anywhere; }
        table.lined + p.small { break-before: avoid; }
        p.small.centre { text-align: center; }
        .dots { display: inline-block; min-width: 40mm; border-bottom: 0.3mm dotted #000; height: 1em; }
        .keep { break-inside: avoid; }
        .break { break-before: page; }
        header.letterhead { text-align: center; border-bottom: 1mm double #000; padding-bottom: 1.5mm; margin-bottom: 5mm; }
        header.letterhead div { line-height: 1.2; }
        header.letterhead .parent { font-size: 13pt; text-transform: uppercase; }
        header.letterhead .office { font-size: 15pt; font-weight: bold; text-transform: uppercase; }
        header.long .parent { font-size: 11.5pt; }
        header.long .office { font-size: 13pt; }
        header.letterhead .address { font-size: 9pt; }
        table.signatures { width: 100%; table-layout: fixed; margin-top: 6mm; break-inside: avoid; break-before: avoid; }
        table.signatures td { text-align: center; padding: 0 2mm; white-space: normal; }
        table.signatures tr:first-child td { vertical-align: bottom; overflow-wrap: normal; }
        table.signatures td.ink { height: 20mm; }
        table.signatures .name { font-weight: bold; text-decoration: underline; }

        """
}
