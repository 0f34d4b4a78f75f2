import ModuleKit
import SeededTesting

/// A table of random numbers with their totals: the last row and column are the totals.
struct Grid {
    var numbers: [[Int]]
    /// Places, as row and column, whose numbers the table does not state.
    private var unstated: [[Int]] = []

    init(_ random: inout SeededRandom, sizes: ClosedRange<Int> = 2...5, cells: ClosedRange<Int> = 0...99) {
        let (rows, columns) = (Int.random(in: sizes, using: &random), Int.random(in: sizes, using: &random))
        numbers = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: cells, using: &random) } }
        for row in numbers.indices { numbers[row].append(numbers[row].reduce(0, +)) }
        numbers.append((0...columns).map { column in numbers.reduce(0) { $0 + $1[column] } })
    }

    mutating func leaveOut(_ count: Int, _ random: inout SeededRandom) {
        let places = numbers.indices.flatMap { row in numbers[row].indices.map { [row, $0] } }
        unstated = Array(places.shuffled(using: &random).prefix(count))
    }

    /// Changes so many different numbers.
    mutating func spoil(
        _ count: Int, _ random: inout SeededRandom, by range: ClosedRange<Int> = 1...40
    ) -> Int {
        let places = numbers.indices.flatMap { row in numbers[row].indices.map { (row, $0) } }
        let chosen = places.shuffled(using: &random).prefix(count)
        for (row, column) in chosen {
            numbers[row][column] = max(0, numbers[row][column] + Int.random(in: range, using: &random))
        }
        return chosen.count
    }

    /// Places that the table states.
    var stated: [[Int]] {
        numbers.indices.flatMap { row in numbers[row].indices.map { [row, $0] } }.filter { !unstated.contains($0) }
    }

    /// Whether some numbers, none below zero, in the places that are not stated and in these let every sum be right.
    /// Every cell is tried with all that the largest total allows; the totals follow.
    func agrees(but open: [[Int]]) -> Bool {
        let free = Set(unstated + open)
        let (lastRow, lastColumn) = (numbers.count - 1, numbers[0].count - 1)
        let most = numbers.joined().max() ?? 0
        var trial = numbers
        func fits() -> Bool {
            for row in 0..<lastRow {
                let sum = trial[row].dropLast().reduce(0, +)
                if free.contains([row, lastColumn]) {
                    trial[row][lastColumn] = sum
                } else if sum != numbers[row][lastColumn] {
                    return false
                }
            }
            for column in 0..<lastColumn {
                let sum = (0..<lastRow).reduce(0) { $0 + trial[$1][column] }
                if free.contains([lastRow, column]) {
                    trial[lastRow][column] = sum
                } else if sum != numbers[lastRow][column] {
                    return false
                }
            }
            let ofRows = (0..<lastRow).reduce(0) { $0 + trial[$1][lastColumn] }
            guard ofRows == trial[lastRow].dropLast().reduce(0, +) else { return false }
            return free.contains([lastRow, lastColumn]) || ofRows == numbers[lastRow][lastColumn]
        }
        let cells = free.filter { $0[0] < lastRow && $0[1] < lastColumn }
        func tryAll(_ rest: ArraySlice<[Int]>) -> Bool {
            guard let cell = rest.first else { return fits() }
            for value in 0...most {
                trial[cell[0]][cell[1]] = value
                if tryAll(rest.dropFirst()) { return true }
            }
            return false
        }
        return tryAll(Array(cells)[...])
    }

    mutating func put(_ suspect: JSONValue) {
        let row = suspect["row"]?.string.flatMap { Int($0) } ?? numbers.count - 1
        let column = suspect["column"]?.string.flatMap { Int($0) } ?? numbers[0].count - 1
        numbers[row][column] = Int(suspect["would_be"]?.double ?? 0)
    }

    var table: JSONValue {
        let (lastRow, lastColumn) = (numbers.count - 1, numbers[0].count - 1)
        func stated(_ row: Int, _ column: Int) -> JSONValue {
            unstated.contains([row, column]) ? .null : .integer(Int64(numbers[row][column]))
        }
        func object(_ values: [JSONValue]) -> JSONValue {
            .object(values.enumerated().map { ("\($0.offset)", $0.element) })
        }
        return [
            "title": "Acak (contoh)",
            "rows": .array(
                (0..<lastRow).map { row in
                    ["label": .string("\(row)"), "cells": object((0..<lastColumn).map { stated(row, $0) })]
                }),
            "row_totals": object((0..<lastRow).map { stated($0, lastColumn) }),
            "column_totals": object((0..<lastColumn).map { stated(lastRow, $0) }),
            "grand_total": stated(lastRow, lastColumn),
        ]
    }
}
