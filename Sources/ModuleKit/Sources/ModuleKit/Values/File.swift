/// A file in parameters: its text, or an object with name, media type and content.
///
/// What does not fit a frame is not taken yet; the limit of a frame bounds a file.
public struct File: WireValue {
    public let name: String?
    public let mediaType: String?
    /// The file's bytes.
    public let content: [UInt8]

    public init(name: String?, mediaType: String?, content: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.content = content
    }

    public static var shape: Shape<File> {
        var schema = Schema()
        schema["type"] = .list([.string("string"), .string("object")])
        schema["format"] = .string("file")
        let object = FileObject.shape
        return Shape(schema: schema, column: .json) { json, faults in
            if json.kind == .object { return object.decode(json, &faults)?.file(&faults) }
            guard let text = json.string else {
                faults.add("type", "Expected a file: its text, or an object with name, media_type and content")
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
