import Foundation
import ModuleKit

extension Hall {
    /// A result that is too long for a frame, with its files put aside as blobs of the caller's.
    ///
    /// - Throws: `storage`.
    func spill(_ result: [UInt8], for caller: Caller) async throws -> [UInt8] {
        try await readers.runIfActive {
            try JSONValue.parse(result).replacingFiles { file in
                guard let content = file.content, content.count > 4096 else { return file.value }
                let blob = try self.blobs.put(content, at: 0, of: nil, for: caller.uid)
                return [
                    "name": file.value["name"] ?? nil, "media_type": file.value["media_type"] ?? nil,
                    "blob": .string(blob.blob.text), "size": .integer(Int64(blob.size)), "sha256": .string(blob.sha256),
                ]
            }.bytes
        }
    }
}

/// A file as it stands in a result.
private struct WrittenFile {
    let value: JSONValue

    /// Files have these four members.
    init?(_ value: JSONValue) {
        guard let members = value.object, members.map(\.name) == ["name", "media_type", "content", "encoding"] else {
            return nil
        }
        self.value = value
    }

    var content: [UInt8]? {
        guard let text = value["content"]?.string else { return nil }
        if value["encoding"] == "utf8" { return Array(text.utf8) }
        return Data(base64Encoded: text).map { Array($0) }
    }
}

extension JSONValue {
    fileprivate func replacingFiles(_ replace: (WrittenFile) throws -> JSONValue) rethrows -> JSONValue {
        if let file = WrittenFile(self) { return try replace(file) }
        switch self {
        case .array(let elements): return .array(try elements.map { try $0.replacingFiles(replace) })
        case .object(let members):
            return .object(try members.map { ($0.name, try $0.value.replacingFiles(replace)) })
        case .null, .bool, .integer, .number, .string: return self
        }
    }

    /// The same with the blobs that it names, below its root, written out.
    func replacingBlobs(_ blobs: any BlobSource) -> JSONValue {
        switch self {
        case .array(let elements): return .array(elements.map { $0.withoutBlobs(blobs) })
        case .object(let members): return .object(members.map { ($0.name, $0.value.withoutBlobs(blobs)) })
        case .null, .bool, .integer, .number, .string: return self
        }
    }

    private func withoutBlobs(_ blobs: any BlobSource) -> JSONValue {
        guard let name = self["blob"]?.string, let content = blobs.content(of: name) else {
            return replacingBlobs(blobs)
        }
        return [
            "name": self["name"] ?? nil, "media_type": self["media_type"] ?? nil,
            "content": .string(Data(content.bytes).base64EncodedString()), "encoding": "base64",
        ]
    }
}
