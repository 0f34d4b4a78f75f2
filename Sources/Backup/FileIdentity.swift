import Foundation

/// Which file has a name now: another one of the same name is not equal.
struct FileIdentity: Equatable {
    private let device: dev_t
    private let inode: ino_t

    /// Nil where nothing has the name.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, inode) = (status.st_dev, status.st_ino)
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        (device, inode) = (status.st_dev, status.st_ino)
    }
}
