import Foundation

extension FileObject {
    init(_ file: File) {
        let content = file.content
        let text = String(validating: content, as: UTF8.self)
        self.init(
            name: file.name, mediaType: file.mediaType, content: text ?? Data(content).base64EncodedString(),
            encoding: text == nil ? .base64 : .utf8)
    }

    func file(_ faults: inout Faults) -> File? {
        switch encoding {
        case .utf8: return File(name: name, mediaType: mediaType, content: Array(content.utf8))
        case .base64:
            guard let data = Data(base64Encoded: content) else {
                faults.add(at: "content", "format", "Is not base64")
                return nil
            }
            return File(name: name, mediaType: mediaType, content: [UInt8](data))
        }
    }
}
