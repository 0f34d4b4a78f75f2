import DocumentKit
import ModuleKit

/// A printed paper of the office.
enum OfficePaper {
    /// One HTML file with the office's letterhead.
    static func html(
        _ title: String, _ template: Template, _ values: [String: PrintValue], size: PaperSize,
        orientation: Orientation = .portrait, style: String = "", _ store: Snapshot
    ) throws -> String {
        let office = try store.settings(OfficeSettings.self)
        let page = PrintedPage(
            title: title, paper: size.paper, orientation: orientation,
            letterhead: Letterhead(
                parent: office.officeParent, office: office.officeName, address: office.officeAddress),
            style: style)
        return try page.html(template, values)
    }
}
