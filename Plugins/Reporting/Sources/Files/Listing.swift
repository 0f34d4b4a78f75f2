import ModuleKit

/// A page of a list, or the whole of it as a file.
struct Listing<Item: Described>: Described {
    let items: [Item]?
    let nextCursor: Cursor?
    let file: File?

    /// - Parameter rows: those of the page, and one more where there are more.
    init(_ rows: [Item], _ page: PageRequest, id: (Item) -> Int64) {
        items = Array(rows.prefix(page.limit))
        nextCursor = rows.count > page.limit ? rows[..<page.limit].last.map { Cursor(id: id($0)) } : nil
        file = nil
    }

    init(_ file: File?) {
        items = nil
        nextCursor = nil
        self.file = file
    }

    static var fields: Fields<Self> {
        Fields {
            Field(\.items, "One page of them; null where a file was asked for")
            Field(\.nextCursor, "Where the next page begins; null at the end")
            Field(\.file, "All of them as a file; null where json was asked for")
        }
    }
}
