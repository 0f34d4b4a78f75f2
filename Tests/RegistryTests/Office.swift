import Foundation
import HallTesting
import ModuleKit

/// The regions around the village of the story, for tests that need a few.
enum Office {
    static let regions = """
        code,name,level,parent_code,kind
        64,Kalimantan Timur,province,,provinsi
        64.01,Kabupaten Paser,regency,64,kabupaten
        64.01.07,Muara Komam,district,64.01,kecamatan
        64.01.07.1001,Muara Komam,village,64.01.07,kelurahan
        64.01.07.2002,Batu Botuk,village,64.01.07,desa
        64.01.07.2003,Uko,village,64.01.07,desa
        64.71,Kota Balikpapan,regency,64,kota
        """

    /// The real regions, where the machine has them; where not, it is said aloud.
    static func realRegions(_ name: String) throws -> [UInt8]? {
        guard let folder = ProcessInfo.processInfo.environment["BALAI_TEST_DATA"] else {
            print("SKIPPED: BALAI_TEST_DATA is not set, the real regions are not tried")
            return nil
        }
        let path = folder + "/" + name
        guard FileManager.default.fileExists(atPath: path) else {
            print("SKIPPED: there is no \(name) in BALAI_TEST_DATA, the real regions are not tried")
            return nil
        }
        guard name.hasSuffix(".gz") else {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return bytes
    }
}

extension TestHall {
    /// Imports regions from CSV text.
    @discardableResult
    func importRegions(_ csv: String = Office.regions, _ more: JSONValue = [:]) async throws -> JSONValue {
        var parameters: JSONValue = ["file": .string(csv), "format": "csv"]
        for (name, value) in more.object ?? [] { parameters[name] = value }
        return try await call("registry.region.import", parameters)
    }
}
