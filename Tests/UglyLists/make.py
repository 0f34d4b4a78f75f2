#!/usr/bin/env python3
"""Writes the ugly lists anew: python3 Tests/UglyLists/make.py

Each has damage that lists of cadres really have; NAME.json beside it tells what becomes of every row. Nobody is meant:
names begin with "Contoh", and NIKs with 99, which is no province.
"""
import pathlib, zipfile

HERE = pathlib.Path(__file__).resolve().parent


def text(name, lines, encoding="utf-8", end="\r\n"):
    (HERE / name).write_bytes((end.join(lines) + end).encode(encoding))


def cell(reference, value, style=None):
    """A cell as the kind of value asks for: a number, an inline text, or XML that is given."""
    mark = f' s="{style}"' if style else ""
    if isinstance(value, (int, float)): return f'<c r="{reference}"{mark}><v>{value!r}</v></c>'
    if value.startswith("<"): return f'<c r="{reference}"{mark} {value[1:]}'
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def sheet(rows, merged=()):
    body = "".join(
        f'<row r="{number}">' + "".join(
            cell(f"{chr(65 + place)}{number}", *(value if isinstance(value, tuple) else (value,)))
            for place, value in enumerate(row) if value is not None) + "</row>" for number, row in rows)
    joined = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{body}</sheetData><mergeCells>{joined}</mergeCells></worksheet>")


def xlsx(name, hidden, seen, shared):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Referensi" sheetId="1" state="hidden" r:id="rId1"/><sheet name="KPMD" sheetId="2" r:id="rId2"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2))
        + f'<Relationship Id="rId3" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="[$-421]dd\\ mmmm\\ yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/>'
        "</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">' + "".join(f"<si>{each}</si>" for each in shared) + "</sst>",
        "xl/worksheets/sheet1.xml": sheet(hidden), "xl/worksheets/sheet2.xml": seen,
    }
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            # One time for all, so that the same file comes out the same.
            archive.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


text("01-titles-and-totals.csv", [
    "DAFTAR KADER PEMBERDAYAAN MASYARAKAT DESA, KABUPATEN PASER, TAHUN 2024;;;;;", ";;;;;", "",
    "NO.;NAMA LENGKAP;L/P;DESA / KELURAHAN;KECAMATAN;KETERANGAN", "1;2;3;4;5;6",
    "1;Contoh Aminah;P;Batu Botuk;Muara Komam;", "2;Contoh Budi;L;Batu Botuk;Muara Komam;",
    "Jumlah;2;;;;", "NO.;NAMA LENGKAP;L/P;DESA / KELURAHAN;KECAMATAN;KETERANGAN",
    "3;Contoh Citra;P;Uko;Muara Komam;baru", "TOTAL KESELURUHAN;;;;;3",
    ";;;;Tanah Grogot, 5 Januari 2024;", ";Mengetahui;;;;"], "utf-8-sig")

text("02-windows-1252.csv", [
    "Nama,Desa,Kecamatan,Alamat", "Contoh Ren\u00e9,Batu Botuk,Muara Komam,\"Jl. \u2018Melati\u2019 No. 5, RT 02\"",
    "Contoh Ma\u2019ruf,Uko,Muara Komam,RT 1 \u2013 dekat pasar"], "cp1252")

text("03-utf-16-tabs.csv", [
    "Nama Kader\tNama Desa\tKec.\tJenis Kelamin", "Contoh Dewi\tUko\tMuara Komam\tPerempuan",
    "Contoh Eko\tUko\tMuara Komam\tLaki-laki"], "utf-16")

text("04-niks-broken-by-excel.csv", [
    "Nama;No. KTP;Desa;Kecamatan",
    "Contoh Satu;'9901075205900001;Uko;Muara Komam", "Contoh Dua;99.01.07.120590.0002;Uko;Muara Komam",
    "Contoh Tiga;9901 0712 0590 0003;Uko;Muara Komam", "Contoh Empat;9,90107E+15;Uko;Muara Komam",
    "Contoh Lima;9901071205900000;Uko;Muara Komam", "Contoh Enam;990107120590001;Uko;Muara Komam",
    "Contoh Tujuh;9901077505900007;Uko;Muara Komam", "Contoh Delapan;9901071213900008;Uko;Muara Komam",
    "Contoh Sembilan;0;Uko;Muara Komam", "Contoh Sepuluh;-;Uko;Muara Komam",
    "Contoh Sebelas;99010712O5900011;Uko;Muara Komam", "Contoh Duabelas;9999999999999999;Uko;Muara Komam"])

text("05-every-nik-ends-in-0.csv", ["Nama;NIK;Desa;Kecamatan"] + [
    f"Contoh {name};99010712059000{place}0;Uko;Muara Komam"
    for place, name in enumerate(["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam"], 1)])

text("06-villages.csv", [
    "Nama;Kode;Desa;Kecamatan;Kabupaten",
    "Contoh Aa;64.01.07.2002;;;", "Contoh Bb;;Desa Batu Butok;Kec. Muara Komam;Kab. Paser",
    "Contoh Cc;;BATU BOTUK;muara komam;PASER", "Contoh Dd;;Batu Botok;Muara Komam;Paser",
    "Contoh Ee;;Sumber Sari;;Kutai Kartanegara", "Contoh Ff;;Sumber Sari;Loa Kulu;Kutai Kartanegara",
    "Contoh Gg;;Sumber Sari;;", "Contoh Hh;;Kel. Muara Komam;Muara Komam;Paser",
    "Contoh Ii;;Uko;Loa Kulu;Paser", "Contoh Jj;6401072002;;;", "Contoh Kk;;Antah Berantah;Muara Komam;Paser",
    "Contoh Ll;;;Muara Komam;Paser", "Contoh Mm;;64.01.07.2003;;", "Contoh Nn;64.01.07.9999;;;",
    "Contoh Oo;64.01.07;;;", "Contoh Pp;;Uko;Muara Koman;Paser", "Contoh Qq;;Uko;Muara Komam;Bulungan",
    "Contoh Rr;;Sumber Sari;Sebulu;Paser"])

text("07-dates.csv", [
    "Nama;TTL;Desa;Kecamatan",
    "Contoh Aa;Paser, 12 Mei 1990;Uko;Muara Komam", "Contoh Bb;Tanah Grogot / 12-05-1991;Uko;Muara Komam",
    "Contoh Cc;Paser 12 Mei 90;Uko;Muara Komam", "Contoh Dd;Paser, 31 Februari 1990;Uko;Muara Komam",
    "Contoh Ee;Paser;Uko;Muara Komam", "Contoh Ff;1990-05-12;Uko;Muara Komam",
    "Contoh Gg;Paser, 12 Mei 2030;Uko;Muara Komam", "Contoh Hh;Paser, tgl. 1 Agt 1988;Uko;Muara Komam",
    "Contoh Ii;Paser, 1988;Uko;Muara Komam", "Contoh Jj;Paser, 10/101/1988;Uko;Muara Komam",
    "Contoh Kk;Paser, 17 Nopember 1979;Uko;Muara Komam"])

text("08-values.csv", [
    "Nama Lengkap & Gelar;JK;No. HP/WA;Desa;Kecamatan;Pendidikan;Kursus",
    "Contoh Aa, S.Pd;Lk;81250000001;Uko;Muara Komam;S1;\"Komputer dasar, Posyandu\"",
    "Contoh Bb;pr;+62 812-5000-0002;Uko;Muara Komam;SMA;", "Contoh Cc;X;081250000003;Uko;Muara Komam;SMA;",
    "Contoh Dd;L;8,125E+10;Uko;Muara Komam;SMA;", "Contoh Ee;L;0812500005/0813500005;Uko;Muara Komam;SMA;",
    "#N/A;L;;Uko;Muara Komam;SMA;", "Contoh Ff;L;;Uko;Muara Komam;#REF!;", "12345;L;;Uko;Muara Komam;;",
    ";P;081250000008;Uko;Muara Komam;SMA;", f"Contoh {'panjang ' * 25};P;;Uko;Muara Komam;;",
    "Contoh Gg;WANITA;'0812.5000.0009;Uko;Muara Komam;?;tidak ada", f"Contoh Hh;P;;Uko;Muara Komam;{'x' * 101};"])

text("09-the-same-twice.csv", [
    "Nama,Tanggal Lahir,NIK,Desa,Kecamatan",
    "Contoh Siti Aminah,12/05/1990,,Uko,Muara Komam", "\"Hj. CONTOH SITI AMINAH, S.Pd\",12 Mei 1990,,Uko,Muara Komam",
    "Contoh Siti Aminan,1990-05-12,,Uko,Muara Komam", "Contoh Siti Aminah,13/06/1985,,Uko,Muara Komam",
    "Contoh Siti Aminah,12/05/1990,,Batu Botuk,Muara Komam", "Contoh Muh. Rizal,,9901071205900001,Uko,Muara Komam",
    "Contoh Muhammad Rizal,,,Uko,Muara Komam", "Contoh Rahman,,9901071205900001,Batu Botuk,Muara Komam",
    "Contoh Kembar,1/1/2000,9901070101000001,Uko,Muara Komam", "Contoh Kembar,1/1/2000,9901070101000002,Uko,Muara Komam"])

text("10-decrees.csv", [
    "Nama;Desa;Kecamatan;No. SK;Tgl SK;Masa Berlaku;Penandatangan",
    "Contoh Aa;Uko;Muara Komam;140/1/2022;3 Januari 2022;31 Desember 2027;Kepala Desa (contoh)",
    "Contoh Bb;Uko;Muara Komam;140/1/2022;03-01-2022;31/12/2027;",
    "Contoh Cc;Uko;Muara Komam;140/1/2022;4 Januari 2022;31 Desember 2027;",
    "Contoh Dd;Uko;Muara Komam;140/2/2022;;;", "Contoh Ee;Uko;Muara Komam;;3 Januari 2022;;",
    "Contoh Ff;Uko;Muara Komam;140/3/2022;3 Januari 2022;5 (lima) tahun;",
    "Contoh Gg;Uko;Muara Komam;140/4/2022;3 Januari 2022;1 Februari 2022 s/d 31 Januari 2025;",
    "Contoh Hh;Uko;Muara Komam;140/5/2022;3 Januari 2022;31 Desember 2021;",
    "Contoh Ii;Uko;Muara Komam;140/6/2022;3 Januari 2022;2022-2027;",
    "Contoh Jj;Batu Botuk;Muara Komam;140/1/2022;4 Januari 2022;;"])

rows = [
    (2, ["DAFTAR KPMD KECAMATAN MUARA KOMAM"]),
    (4, ["No", "<t=\"s\"><v>0</v></c>", "NIK", "Lahir (contoh)", None, "Desa", "Kecamatan"]),
    (5, [None, None, None, "Tempat", "Tgl Lahir"]),
    (6, [1, "<t=\"s\"><v>1</v></c>", "9901075205900001", "Paser", (33005, 1), "Batu Botuk", "Muara Komam"]),
    (7, [2, "Contoh Budi", 9901071205900002, "Paser", "12 Mei 1990", None, None]),
    (8, [3, "Contoh Citra", 9.90107e15, "Paser", (33005, 1), None, None]),
    (9, [4, "Contoh Dewi", None, None, "30 Februari 1990", None, None]),
    (11, [5, "Contoh Eko", "<t=\"str\"><f>C7</f><v>9901071205900005</v></c>", None, None, "Uko", "Muara Komam"]),
    (12, [6, "<t=\"e\"><v>#N/A</v></c>", None, None, None, "Uko", "Muara Komam"]),
    (13, ["Jumlah", 6]),
]
xlsx("11-joined-cells.xlsx", [(1, ["Nama", "Desa"]), (2, ["Contoh Tersembunyi", "Uko"])],
     sheet(rows, ["A2:G2", "D4:E4", "A4:A5", "B4:B5", "C4:C5", "F4:F5", "G4:G5", "F6:F9", "G6:G9"]),
     ["<r><t>Nama </t></r><r><t>Kader</t></r>", "<t>Contoh Aminah</t>"])

text("12-quotes-and-lines.csv", [
    "Nama;Alamat;Desa;Kecamatan", "Contoh Aa;\"Jl. Melati; RT 02\r\nRW 01\";Uko;Muara Komam", ";;;",
    "Contoh \"Bb\";Jl. \"Baru\";Uko;Muara Komam;lebih;kolom", "Contoh Cc;;Uko", "   ;  ;\t; ", "Contoh Dd;;Uko;Muara Komam"])

text("13-other-headings.csv", [
    "Nama Orangnya|Kampungnya|Wilayahnya", "Contoh Aa|Uko|Muara Komam", "Contoh Bb|Batu Botuk|Muara Komam"])
(HERE / "13-other-headings.csv").write_bytes(b"sep=|\r\n" + (HERE / "13-other-headings.csv").read_bytes())

text("14-no-headings.csv", ["Contoh Aa;Uko;Muara Komam", "Contoh Bb;Uko;Muara Komam"])
text("15-quote-never-ends.csv", ["Nama;Desa;Kecamatan", "Contoh Aa;\"Uko;Muara Komam", "Contoh Bb;Uko;Muara Komam"])
(HERE / "16-before-2007.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
