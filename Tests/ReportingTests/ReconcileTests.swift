import HallTesting
import ModuleKit
import Registry
import Reporting
import SeededTesting
import Testing

/// Tables of cadres by regency and sex, as an office publishes them.
@Suite struct ReconcileTests {
    /// By label: men, women, of unknown sex, and the stated total.
    static let published: [(String, [Double], Double)] = [
        ("Paser", [412, 283, 5], 700), ("Kutai Kartanegara", [603, 498, 12], 1113), ("Berau", [277, 221, 0], 498),
        ("Kutai Barat", [431, 390, 3], 824),
    ]

    static func table(
        _ rows: [(String, [Double], Double)] = published, columns: [Double] = [1723, 1392, 20], grand: Double? = 3135
    ) -> JSONValue {
        let names = ["L", "P", "Tidak diketahui"]
        func object(_ values: [Double], _ names: [String]) -> JSONValue {
            .object(zip(names, values).map { ($0, .number($1)) })
        }
        var table: JSONValue = [
            "title": "Kader menurut jenis kelamin (contoh)",
            "rows": .array(rows.map { ["label": .string($0.0), "cells": object($0.1, names)] }),
            "row_totals": object(rows.map(\.2), rows.map(\.0)), "column_totals": object(columns, names),
        ]
        if let grand { table["grand_total"] = .number(grand) }
        return table
    }

    func reconcile(_ tables: JSONValue...) async throws -> JSONValue {
        let hall = try TestHall(RegistryModule.self, ReportingModule.self)
        return try await hall.call("reporting.reconcile", ["tables": .array(tables)])
    }

    @Test("a table that adds up says so") func adds() async throws {
        let answer = try await reconcile(Self.table())
        #expect(answer == ["ok": true, "disagreements": [], "suspects": []])
    }

    @Test(
        "two wrong totals of one kind that cancel out are found, with the grand total and without",
        arguments: [12, nil] as [Double?])
    func twoTotals(grand: Double?) async throws {
        var table: JSONValue = [
            "title": "Contoh",
            "rows": [["label": "x", "cells": ["A": 1, "B": 2]], ["label": "y", "cells": ["A": 4, "B": 5]]],
            "row_totals": ["x": 3, "y": 9], "column_totals": ["A": 8, "B": 4],
        ]
        if let grand { table["grand_total"] = .number(grand) }
        let suspects = try await reconcile(table)["suspects"]?.array ?? []
        #expect(suspects.map { $0["column"] } == ["A", "B"])
        #expect(suspects.map { $0["would_be"]?.double } == [5, 7])
        #expect(suspects.allSatisfy { $0["row"]?.isNull == true })
    }

    @Test("one wrong cell is found by its row and its column, with what it would be") func cell() async throws {
        var rows = Self.published
        rows[1].1[1] = 489
        let answer = try await reconcile(Self.table(rows))
        #expect(answer["ok"] == false)
        let title: JSONValue = "Kader menurut jenis kelamin (contoh)"
        #expect(
            answer["disagreements"] == [
                [
                    "table": title, "where": "row 'Kutai Kartanegara'", "stated": 1113.0, "sum": 1104.0,
                    "difference": 9.0,
                ],
                ["table": title, "where": "column 'P'", "stated": 1392.0, "sum": 1383.0, "difference": 9.0],
            ])
        #expect(
            answer["suspects"] == [
                [
                    "table": title, "row": "Kutai Kartanegara", "column": "P", "stated": 489.0, "would_be": 498.0,
                    "alternatives": 0,
                ]
            ])
    }

    @Test("one wrong total of a row is found by the row and the grand total") func rowTotal() async throws {
        var rows = Self.published
        rows[2].2 = 489
        let answer = try await reconcile(Self.table(rows))
        #expect(
            answer["disagreements"]?.array?.map { $0["where"] } == ["row 'Berau'", "grand total of the rows"])
        #expect(answer["suspects"]?.array?.count == 1)
        let suspect = answer["suspects"]?[0]
        #expect(suspect?["row"] == "Berau")
        #expect(suspect?["column"] == .null)
        #expect(suspect?["stated"]?.double == 489)
        #expect(suspect?["would_be"]?.double == 498)
    }

    @Test("a wrong grand total is found by both of its sums, and a wrong column's total by its column")
    func totals() async throws {
        let grand = try await reconcile(Self.table(grand: 3153))
        #expect(grand["suspects"]?.array?.count == 1)
        #expect(grand["suspects"]?[0]?["row"] == .null)
        #expect(grand["suspects"]?[0]?["column"] == .null)
        #expect(grand["suspects"]?[0]?["would_be"]?.double == 3135)
        let column = try await reconcile(Self.table(columns: [1723, 1329, 20]))
        #expect(column["suspects"]?.array?.count == 1)
        #expect(column["suspects"]?[0]?["column"] == "P")
        #expect(column["suspects"]?[0]?["would_be"]?.double == 1392)
    }

    @Test("two wrong cells are both found, in different rows and columns and in one row") func twoCells() async throws {
        for (first, second) in [((0, 0), (2, 1)), ((1, 0), (1, 1))] {
            var rows = Self.published
            rows[first.0].1[first.1] += 30
            rows[second.0].1[second.1] -= 4
            let suspects = try await reconcile(Self.table(rows))["suspects"]?.array ?? []
            let found = suspects.map { "\($0["row"]?.string ?? "") \($0["column"]?.string ?? "")" }
            let names = ["L", "P"]
            let spoilt = [first, second].map { "\(Self.published[$0.0].0) \(names[$0.1])" }
            #expect(Set(found) == Set(spoilt))
            for suspect in suspects {
                let row = try #require(Self.published.first { $0.0 == suspect["row"]?.string })
                #expect(suspect["would_be"]?.double == row.1[suspect["column"] == "L" ? 0 : 1])
            }
        }
    }

    @Test("where a total is missing, the suspect is a number that no total contradicts") func missing() async throws {
        var rows = Self.published
        rows[3].1[0] = 413
        var table = Self.table(rows)
        // Of Kutai Barat no total is stated: its cell shows in its column alone, whose total the grand total confirms.
        table["row_totals"] = .object(rows.dropLast().map { ($0.0, .number($0.2)) })
        let answer = try await reconcile(table)
        #expect(
            answer["disagreements"]?.array?.map { $0["where"] } == [
                "what is unknown in row 'Kutai Barat', grand total of the rows", "column 'L'",
            ])
        #expect(answer["disagreements"]?[0]?["stated"]?.double == 806)
        #expect(answer["disagreements"]?[0]?["sum"]?.double == 824)
        #expect(answer["suspects"]?.array?.count == 1)
        #expect(answer["suspects"]?[0]?["row"] == "Kutai Barat" && answer["suspects"]?[0]?["column"] == "L")
        #expect(answer["suspects"]?[0]?["would_be"]?.double == 431)
    }

    @Test("what is unknown is no zero: a total of which a part is unknown says nothing") func unknown() async throws {
        let answer = try await reconcile([
            "title": "Contoh",
            "rows": [["label": "A", "cells": ["L": 3, "P": .null]], ["label": "B", "cells": ["L": 4, "P": 5]]],
            "row_totals": ["A": 10, "B": 9], "column_totals": ["L": 7, "P": 12],
        ])
        #expect(answer["ok"] == true)
    }

    /// Two rows and two columns, of which one cell is unknown.
    private static func unknown(rows: JSONValue, columns: JSONValue, grand: Double? = nil) -> JSONValue {
        var table: JSONValue = [
            "title": "Contoh",
            "rows": [["label": "A", "cells": ["L": 7, "P": .null]], ["label": "B", "cells": ["L": 4, "P": 5]]],
            "row_totals": rows, "column_totals": columns,
        ]
        if let grand { table["grand_total"] = .number(grand) }
        return table
    }

    @Test func `an unknown cell that is 3 by its row and 5 by its column is a disagreement of both`() async throws {
        let answer = try await reconcile(
            Self.unknown(rows: ["A": 10, "B": 9], columns: ["L": 11, "P": 10], grand: 19))
        #expect(answer["ok"] == false)
        #expect(
            answer["disagreements"]?.array?.map { $0["where"] } == [
                "what is unknown in row 'A', column 'P'", "grand total of the columns",
            ])
        #expect(answer["disagreements"]?[0]?["stated"]?.double == 3)
        #expect(answer["disagreements"]?[0]?["sum"]?.double == 5)
        #expect(answer["suspects"]?.array?.count == 1)
        #expect(answer["suspects"]?[0]?["row"] == .null && answer["suspects"]?[0]?["column"] == "P")
        #expect(answer["suspects"]?[0]?["would_be"]?.double == 8)
        // Without the grand total the rows' totals and the columns' come to different ones still.
        let less = try await reconcile(Self.unknown(rows: ["A": 10, "B": 9], columns: ["L": 11, "P": 10]))
        #expect(less["ok"] == false && less["suspects"]?.array?.count == 1)
    }

    @Test func `where the known cells are more than their total, the unknown one would be below nothing`() async throws
    {
        let answer = try await reconcile(Self.unknown(rows: ["A": 5, "B": 9], columns: ["L": 11]))
        #expect(answer["disagreements"]?.array?.count == 1)
        let found = answer["disagreements"]?[0]
        #expect(found?["where"] == "row 'A'" && found?["stated"]?.double == 5 && found?["sum"]?.double == 7)
        // The total alone: the cell is right by its column.
        #expect(answer["suspects"]?.array?.count == 1)
        #expect(answer["suspects"]?[0]?["row"] == "A" && answer["suspects"]?[0]?["column"] == .null)
        #expect(answer["suspects"]?[0]?["would_be"]?.double == 7)
        // Sums of money may be below zero where one of them is.
        var money = Self.unknown(rows: ["A": 5, "B": 9], columns: [:])
        money["rows"] = [
            ["label": "A", "cells": ["L": 7, "P": .null]], ["label": "B", "cells": ["L": 14, "P": -5]],
        ]
        #expect(try await reconcile(money)["ok"] == true)
    }

    @Test func `each of several tables has its own disagreements and suspects`() async throws {
        var rows = Self.published
        rows[1].1[1] = 489
        var second = Self.table(columns: [1723, 1329, 20])
        second["title"] = "Kedua (contoh)"
        let answer = try await reconcile(Self.table(rows), Self.table(), second)
        #expect(answer["suspects"]?.array?.map { $0["would_be"]?.double } == [498, 1392])
        #expect(Set(answer["disagreements"]?.array?.compactMap { $0["table"]?.string } ?? []).count == 2)
    }

    @Test func `no fewer numbers than were found would explain it, by trying all of them`() async throws {
        let hall = try TestHall(RegistryModule.self, ReportingModule.self)
        var random = SeededRandom(seed: 2024)
        var sizes: [Int: Int] = [:]
        for _ in 0..<80 {
            var numbers = Grid(&random, sizes: 2...2, cells: 0...3)
            numbers.leaveOut(Int.random(in: 0...3, using: &random), &random)
            _ = numbers.spoil(Int.random(in: 1...2, using: &random), &random, by: -3...3)
            let answer = try await hall.call("reporting.reconcile", ["tables": [numbers.table]])
            let found = answer["suspects"]?.array ?? []
            sizes[found.count, default: 0] += 1
            #expect(answer["ok"]?.bool == numbers.agrees(but: []), "\(numbers.table.text)")
            #expect(found.isEmpty == (answer["ok"] == true), "\(numbers.table.text)")
            for fewer in 0..<max(found.count, 1) where !found.isEmpty {
                #expect(!numbers.stated.subsets(of: fewer).contains(where: numbers.agrees), "\(numbers.table.text)")
            }
            for suspect in found {
                #expect((suspect["would_be"]?.double ?? -1) >= 0, "\(numbers.table.text)")
                numbers.put(suspect)
            }
            #expect(numbers.agrees(but: []), "\(answer.text)")
        }
        #expect(sizes[0, default: 0] > 0 && sizes[1, default: 0] > 20 && sizes[2, default: 0] > 5, "\(sizes)")
    }

    @Test("decimal fractions are summed exactly") func decimals() async throws {
        let answer = try await reconcile([
            "title": "Contoh", "rows": [["label": "A", "cells": ["x": 0.1, "y": 0.2]]], "row_totals": ["A": 0.3],
        ])
        #expect(answer["ok"] == true)
    }

    @Test("a total of no row, and two rows of one name, are refused") func refuses() async throws {
        let hall = try TestHall(RegistryModule.self, ReportingModule.self)
        let cells: JSONValue = ["L": 1]
        for table in [
            ["title": "Contoh", "rows": [["label": "A", "cells": cells]], "row_totals": ["B": 1]],
            ["title": "Contoh", "rows": [["label": "A", "cells": cells], ["label": "A", "cells": cells]]],
            ["title": "Contoh", "rows": [["label": "A", "cells": cells]], "column_totals": ["P": 1]],
        ] as [JSONValue] {
            #expect(await hall.error("reporting.reconcile", ["tables": [table]])?.name == .invalidParams)
        }
    }

    @Test(
        "whatever was spoilt, putting the suspects right lets the table add up, with no more of them than were spoilt")
    func mends() async throws {
        let hall = try TestHall(RegistryModule.self, ReportingModule.self)
        var random = SeededRandom(seed: 64)
        for _ in 0..<150 {
            var numbers = Grid(&random)
            numbers.leaveOut(Int.random(in: 0...2, using: &random), &random)
            let spoilt = numbers.spoil(Int.random(in: 1...3, using: &random), &random)
            let answer = try await hall.call("reporting.reconcile", ["tables": [numbers.table]])
            let suspects = answer["suspects"]?.array ?? []
            #expect(suspects.count <= spoilt)
            for suspect in suspects { numbers.put(suspect) }
            let again = try await hall.call("reporting.reconcile", ["tables": [numbers.table]])
            #expect(again["ok"] == true, "\(numbers.table.text)")
        }
    }

    private static func plain(_ totals: JSONValue) -> JSONValue {
        var table: JSONValue = [
            "title": "T",
            "rows": [["label": "A", "cells": ["x": 1, "y": 1]], ["label": "B", "cells": ["x": 5, "y": 6]]],
        ]
        for member in totals.object ?? [] { table[member.name] = member.value }
        return table
    }

    @Test(
        "of totals that a table leaves away nothing is told, and of one number among equals that it is no other's match",
        arguments: [
            (["row_totals": ["A": 3, "B": 11]], "row 'A'", 3, 2, 2),
            (["column_totals": ["x": 6, "y": 8]], "column 'y'", 8, 7, 2),
            (["grand_total": 20], "grand total of the rows", 20, 13, 4),
            (["row_totals": ["A": 2, "B": 11], "grand_total": 14], "grand total of the columns", 14, 13, 0),
        ] as [(JSONValue, String, Double, Double, Int64)])
    func leavesAway(totals: JSONValue, place: String, stated: Double, sum: Double, alternatives: Int64) async throws {
        let answer = try await reconcile(Self.plain(totals))
        let found = answer["disagreements"]?.array ?? []
        #expect(found.first?["where"]?.string == place)
        #expect(found.first?["stated"]?.double == stated && found.first?["sum"]?.double == sum)
        #expect(found.allSatisfy { $0["where"]?.string?.hasPrefix("what is unknown") == false }, "\(answer.text)")
        #expect(answer["suspects"]?.array?.map { $0["alternatives"]?.int } == [alternatives], "\(answer.text)")
    }

    @Test func `two rows that are wrong are told one by one, and what they leave for the columns is not`() async throws
    {
        let answer = try await reconcile(Self.plain(["row_totals": ["A": 3, "B": 9]]))
        #expect(answer["disagreements"]?.array?.map { $0["where"] } == ["row 'A'", "row 'B'"])
        #expect(answer["suspects"]?.array?.map { $0["alternatives"]?.int } == [2, 2])
    }
}

extension [[Int]] {
    fileprivate func subsets(of count: Int) -> [[[Int]]] {
        guard count > 0 else { return [[]] }
        return indices.flatMap { i in self[(i + 1)...].map { $0 }.subsets(of: count - 1).map { [self[i]] + $0 } }
    }
}
