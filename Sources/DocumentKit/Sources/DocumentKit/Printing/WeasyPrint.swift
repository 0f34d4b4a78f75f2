import Glibc

/// Makes PDF of HTML with WeasyPrint, which Debian has as the package `weasyprint`: a child process without network,
/// files or shell, and with an end at a set time.
public enum WeasyPrint {
    public enum Failure: Error, Sendable, Equatable {
        /// WeasyPrint is not on this machine.
        case notInstalled
        /// It took longer than this.
        case timedOut(seconds: Int)
        /// What it said of the fault, the last line.
        case failed(String)
    }

    /// Where Debian's Python lies, whose module WeasyPrint is. Nothing else is looked for: a program that PATH names
    /// would not be Debian's.
    private static let python = "/usr/bin/python3"

    /// What stands for "no such module".
    private static let notInstalled: Int32 = 64

    /// Whatever the HTML names is refused, except what it holds itself; memory is bounded.
    private static let program = """
        import resource, sys
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            import weasyprint
        except ImportError:
            sys.exit(\(notInstalled))
        def fetch(url, *_, **__):
            if url.startswith("data:"):
                return weasyprint.default_url_fetcher(url)
            raise ValueError("nothing is fetched")
        text = sys.stdin.buffer.read().decode("utf-8")
        sys.stdout.buffer.write(weasyprint.HTML(string=text, url_fetcher=fetch).write_pdf())
        """

    /// The PDF of a whole HTML file.
    ///
    /// - Throws: ``Failure``, and `CancellationError` where the task is cancelled, which ends the child.
    public static func pdf(html: String, seconds: Int = 120) async throws -> [UInt8] {
        // -I: neither the environment nor the folder in which the daemon runs decides which modules are loaded.
        let child = ChildProcess(
            program: python, arguments: ["-I", "-c", program],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
            limit: .seconds(seconds))
        let ended: ChildProcess.Ended
        do { ended = try await child.run(Array(html.utf8)) } catch ChildProcess.Failure.timedOut {
            throw Failure.timedOut(seconds: seconds)
        } catch ChildProcess.Failure.notStarted(errno: ENOENT) {
            throw Failure.notInstalled
        } catch ChildProcess.Failure.notStarted(errno: let code) {
            throw Failure.failed(String(cString: strerror(code)))
        }
        if ended.status == notInstalled { throw Failure.notInstalled }
        guard ended.status == 0, ended.output.starts(with: Array("%PDF-".utf8)) else {
            let lines = String(decoding: ended.complaint, as: UTF8.self).split(separator: "\n")
            throw Failure.failed(lines.last.map(String.init) ?? "it ended with status \(ended.status)")
        }
        return ended.output
    }
}
