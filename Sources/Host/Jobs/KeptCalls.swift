import Foundation
import ModuleKit

/// The calls of tasks that can go on after they were cancelled, or the daemon ended: one file a job, beside the store and
/// never in it, for parameters may hold personal data that no backup and no journal should have. `DATA/jobs/NUMBER.json`,
/// mode 0600.
struct KeptCalls: Sendable {
    /// Milliseconds after which a job that nobody resumed cannot be any more: 30 days.
    static let age: Int64 = 30 * 86_400_000

    private let directory: String

    init(data: String) { directory = data + "/jobs" }

    /// Keeps a call's parameters before its work begins; of the files that it names as blobs the content. Of `_meta` what
    /// concerns the work stays.
    ///
    /// - Throws: `storage`.
    func keep(_ params: [UInt8], of job: Int64, _ blobs: any BlobSource) throws {
        var params = try JSONValue.parse(params).replacingBlobs(blobs)
        let meta = (params["_meta"]?.object ?? []).filter { ["reason", "lang"].contains($0.name) }
        params["_meta"] = .object(meta + [("detach", true)])
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw RPCError(.storage, "Nothing was begun: \(error.localizedDescription)") }
        try BlobFile.append(params.bytes[...], to: path(job) + ".new")
        guard rename(path(job) + ".new", path(job)) == 0 else {
            throw RPCError(.storage, "Nothing was begun: \(String(cString: strerror(errno)))")
        }
    }

    /// The parameters of a job; nil where none are kept.
    func params(of job: Int64) -> JSONValue? {
        MappedFile(path: path(job)).flatMap { try? JSONValue.parse($0.bytes) }
    }

    func has(_ job: Int64) -> Bool { FileManager.default.fileExists(atPath: path(job)) }

    /// The job has ended for good.
    func forget(_ job: Int64) { unlink(path(job)) }

    /// Forgets all but these.
    func forgetAll(but jobs: Set<Int64>) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where !jobs.contains(where: { "\($0).json" == name }) { unlink("\(directory)/\(name)") }
    }

    private func path(_ job: Int64) -> String { "\(directory)/\(job).json" }
}
