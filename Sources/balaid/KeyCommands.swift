import ArgumentParser
import Foundation
import Host
import Store

/// The office's key, while no daemon runs.
struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show, prove or change the key of sealed values, while no daemon runs.",
        subcommands: [Export.self, Check.self, Rotate.self])

    /// Which store, and where its key lies.
    struct Place: ParsableArguments {
        @Option(help: "Directory of the store.") var data: String
        @Option(help: "Key file (default: the data directory's name with .key).") var keyFile: String?

        var care: KeyCare { KeyCare(data: data, keyFile: keyFile) }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the key file, for a copy that is kept elsewhere.",
            discussion:
                "Whoever has the output and a backup can read what is sealed: keep it locked away, on paper too.")

        @OptionGroup var place: Place

        func run() throws { try Key.telling { print(try place.care.export(), terminator: "") } }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open every sealed value with the key.")

        @OptionGroup var place: Place

        func run() throws {
            try Key.telling {
                let findings = try place.care.check()
                for fault in findings.faults { FileHandle.standardError.write(Data("balaid: \(fault)\n".utf8)) }
                guard findings.faults.isEmpty else { throw ExitCode.failure }
                guard let fingerprint = findings.fingerprint else {
                    return print("balaid: the store has nothing sealed, and needs no key")
                }
                print("balaid: the key \(fingerprint) opens all \(findings.opened) sealed values")
            }
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal everything with a new key.",
            discussion: """
                The older keys stay in the file, since backups made before need them. Cut short at any point, the store \
                is as before or as after.
                """)

        @OptionGroup var place: Place
        @Flag(help: "Take older keys out of the file; backups made before then show no sealed value.")
        var forgetOld = false

        func run() throws {
            try Key.telling {
                let (fingerprint, count) = try place.care.rotate(forgetsOld: forgetOld)
                print("balaid: \(count) values are sealed with the new key \(fingerprint)")
                print("balaid: keep a copy of the key file elsewhere: balaid key export")
            }
        }
    }

    private static func telling(_ body: () throws -> Void) throws {
        do { try body() } catch let error as StartError {
            try Balaid.fail(error.description)
        } catch let error as StoreError {
            try Balaid.fail("\(error)")
        }
    }
}
