// swift-tools-version:6.2
import PackageDescription

// A package of its own, because SwiftPM links targets of one package statically: daemon and modules must share one
// copy of everything in here, so all of it is one dynamic library.
let package = Package(
    name: "ModuleKit",
    products: [
        .library(name: "ModuleKit", type: .dynamic, targets: ["ModuleKit"])
    ],
    dependencies: [
        // The store's SQLite. Modules write their queries with it.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // What modules log with; the daemon chooses where it goes.
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        // The ABI tag, which only C can bake into a module when the module is compiled.
        .target(name: "CModuleKit"),
        // What a module may do with the store's connections, in front of GRDB's own authorizer and commit hook.
        .target(name: "CStoreGuard", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "ModuleKit",
            dependencies: [
                "CModuleKit",
                "CStoreGuard",
                .product(name: "GRDB", package: "GRDB.swift"),
                // Rows are written to the wire from SQLite's own columns.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")],
            // GRDB's calls go to the guard: SQLite has one authorizer and one commit hook, and tells nobody whose.
            linkerSettings: [
                .unsafeFlags([
                    "-Xlinker", "--wrap=sqlite3_set_authorizer", "-Xlinker", "--wrap=sqlite3_commit_hook",
                ])
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
