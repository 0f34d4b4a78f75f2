/// A file in parameters: its text, an object with name, media type and content, or one that names a blob.
///
/// What does not fit a frame comes as a blob, in pieces before the call, and is not read before somebody asks for it.
public struct File: WireValue {
    private enum Content: Sendable {
        case bytes([UInt8])
        case mapped(MappedFile)
    }

    public let name: String?
    public let mediaType: String?
    private let held: Content

    public init(name: String?, mediaType: String?, content: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        held = .bytes(content)
    }

    init(name: String?, mediaType: String?, content: MappedFile) {
        self.name = name
        self.mediaType = mediaType
        held = .mapped(content)
    }

    /// The file's bytes; of a blob a copy, made anew each time.
    public var content: [UInt8] {
        switch held {
        case .bytes(let bytes): bytes
        case .mapped(let file): file.bytes
        }
    }

    public static var shape: Shape<File> {
        var schema = Schema()
        schema["type"] = .list([.string("string"), .string("object")])
        schema["format"] = .string("file")
        let object = FileObject.shape
        let reference = BlobReference.shape
        return Shape(schema: schema, column: .json) { json, faults in
            if json.kind == .object {
                guard json["blob"] == nil else { return reference.decode(json, &faults)?.file(&faults) }
                return object.decode(json, &faults)?.file(&faults)
            }
            guard let text = json.string else {
                faults.add(
                    type: json,
                    expected: "a file: its text, or an object with name, media_type and content or blob")
                return nil
            }
            return File(name: nil, mediaType: nil, content: Array(text.utf8))
        } encode: { file, writer in
            object.encode(FileObject(file), &writer)
        }
    }
}

/// How the bytes of a file stand in JSON.
enum FileEncoding: String, Choice { case utf8, base64 }

struct FileObject: Described {
    let name: String?
    let mediaType: String?
    let content: String
    let encoding: FileEncoding

    static let fields = Fields<Self> {
        Field(\.name, "Name of the file")
        Field(\.mediaType, "Media type, such as text/csv")
        Field(\.content, "The file's text, or its bytes in base64")
        Field(\.encoding, "How the content is written", default: .utf8)
    }
}

/// A file whose content came before the call.
struct BlobReference: Described {
    let blob: String
    let name: String?
    let mediaType: String?

    static let fields = Fields<Self> {
        Field(\.blob, "The blob, as core.blob.put answered it")
        Field(\.name, "Name of the file")
        Field(\.mediaType, "Media type, such as text/csv")
    }

    func file(_ faults: inout Faults) -> File? {
        guard let source = faults.blobs else {
            faults.add(at: "blob", "blob", "No blob can be named here: give the content itself")
            return nil
        }
        guard let content = source.content(of: blob) else {
            faults.add(
                at: "blob", "blob", "There is no blob '\(blob.prefix(80))' of yours: core.blob.put brings one in pieces"
            )
            return nil
        }
        return File(name: name, mediaType: mediaType, content: content)
    }
}

/// Where a call finds the blobs that its parameters name: those of its caller.
public protocol BlobSource: Sendable {
    /// The content of a blob; nil where the caller has none of that name.
    func content(of blob: String) -> MappedFile?
}
