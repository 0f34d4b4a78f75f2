// swift-tools-version:6.2
import PackageDescription

/// All that a module may link: ModuleKit, GRDB and swift-log in one dynamic library.
let kit: Target.Dependency = .product(name: "ModuleKit", package: "ModuleKit")

/// What modules share of reading and writing documents.
let documents: Target.Dependency = .product(name: "DocumentKit", package: "DocumentKit")

/// Every folder in Plugins/. Sources/ is the module, which tests import; Entry/ holds the entry points of its library.
let modules = ["Registry", "Meetings", "Trainings", "Reporting"]

/// Modules that a module's tests start beside it; no module links another.
let beside = [
    "Meetings": ["Registry"],
    "Trainings": ["Registry", "Meetings"],
    "Reporting": ["Registry", "Meetings", "Trainings"],
]

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Where an installed executable finds the kit (lib beside bin), and where one in the build folder does.
let executableLinking: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "-rpath=$ORIGIN/../lib"])]

/// Installed modules lie in lib/balai/modules, the kit in lib.
let moduleLinking: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "-rpath=$ORIGIN/../.."])]

let package = Package(
    name: "balai",
    products: [
        .executable(name: "balaid", targets: ["balaid"]),
        .executable(name: "balai", targets: ["balai"]),
    ]
        + modules.map { .library(name: "\($0)Module", type: .dynamic, targets: ["\($0)Entry"]) },
    dependencies: [
        .package(path: "Sources/ModuleKit"),
        .package(path: "Sources/DocumentKit"),
        // The socket server's event loops.
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        // The flags of both programs.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // SHA-256 of the journal's chain, and of files that come in pieces.
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    ],
    targets: [
        // Changes as the preupdate hook reports them, in SQLite's changeset format: a hook is a C matter.
        .target(
            name: "CRecorder",
            cSettings: [.define("SQLITE_ENABLE_PREUPDATE_HOOK"), .define("SQLITE_ENABLE_SESSION")],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .target(
            name: "Journal",
            dependencies: [kit, "CRecorder", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        // Which module is at work when the process traps: a signal handler is a C matter.
        .target(name: "CAtWork"),
        .target(
            name: "Store",
            dependencies: [kit, "CAtWork", "Journal", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        // The system's zlib, for members that plain gzip reads.
        .systemLibrary(name: "CZlib"),
        .target(
            name: "Backup",
            dependencies: [kit, "CZlib", "Journal", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        .target(name: "Wire", dependencies: [kit], swiftSettings: settings),
        .target(
            name: "Host",
            dependencies: [
                kit, "CAtWork", "Wire", "Store", "Journal", "Backup",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Client", dependencies: [kit, "Wire", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        .executableTarget(
            name: "balaid",
            dependencies: [
                kit, "Host", "Backup", "Store", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings,
            linkerSettings: executableLinking
        ),
        .executableTarget(
            name: "balai",
            // Of DocumentKit it has the dates that people write.
            dependencies: [
                kit, documents, "Client", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings,
            linkerSettings: executableLinking
        ),
        // A hall without a socket, for the tests of modules.
        .target(
            name: "HallTesting",
            dependencies: [
                kit, "Host", "Journal", "Store", "StoreTesting", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/HallTesting",
            swiftSettings: settings
        ),
        // Numbers by a seed.
        .target(name: "SeededTesting", path: "Tests/SeededTesting", swiftSettings: settings),
        .testTarget(name: "ModuleKitTests", dependencies: [kit, "SeededTesting"], swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                kit, "HallTesting", "SeededTesting", "Client", "Journal", "Store", "StoreTesting", "balaid", "balai",
            ],
            exclude: ["Transcripts"], swiftSettings: settings),
        .testTarget(name: "HallTests", dependencies: [kit, "HallTesting", "Host"], swiftSettings: settings),
        .testTarget(name: "DocumentKitTests", dependencies: [documents, "CZlib"], swiftSettings: settings),
        // The decoder and the envelope under inputs that are nearly right: some in every run of the tests, a million and
        // more by Scripts/fuzz.
        .target(
            name: "WireFuzzing", dependencies: [kit, "SeededTesting", "Wire"], path: "Tests/WireFuzzing",
            swiftSettings: settings),
        .executableTarget(
            name: "wire-fuzz", dependencies: ["WireFuzzing"], path: "Tests/WireFuzz", swiftSettings: settings,
            linkerSettings: executableLinking),
        .testTarget(
            name: "WireTests", dependencies: [kit, "SeededTesting", "Wire", "WireFuzzing"], exclude: ["Corpus"],
            swiftSettings: settings),
        .testTarget(name: "ClientTests", dependencies: [kit, "Wire", "Client", "balai"], swiftSettings: settings),
        // A store in a folder of its own.
        .target(
            name: "StoreTesting",
            dependencies: [kit, "Journal", "SeededTesting", "SessionOracle", "Store"],
            path: "Tests/StoreTesting",
            swiftSettings: settings
        ),
        .testTarget(
            name: "HostTests",
            dependencies: [
                kit, "Backup", "HallTesting", "Host", "Journal", "SeededTesting", "Store", "StoreTesting",
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        // SQLite's session extension, against which the recorder is held.
        .target(
            name: "SessionOracle",
            path: "Tests/SessionOracle",
            cSettings: [.define("SQLITE_ENABLE_PREUPDATE_HOOK"), .define("SQLITE_ENABLE_SESSION")],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .testTarget(
            name: "JournalTests",
            dependencies: [kit, "Journal", "SeededTesting", "SessionOracle", "Store", "StoreTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BackupTests",
            dependencies: [
                kit, "Backup", "Journal", "SeededTesting", "Store", "StoreTesting",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "StoreTests", dependencies: [kit, "Journal", "SeededTesting", "Store", "StoreTesting"],
            swiftSettings: settings),
    ]
        + modules.flatMap { name -> [Target] in
            [
                .target(
                    name: name, dependencies: [kit, documents], path: "Plugins/\(name)/Sources", swiftSettings: settings
                ),
                .target(
                    name: "\(name)Entry",
                    dependencies: [kit, .target(name: name)],
                    path: "Plugins/\(name)/Entry",
                    swiftSettings: settings,
                    linkerSettings: moduleLinking
                ),
                .testTarget(
                    name: "\(name)Tests",
                    dependencies: [kit, documents, "HallTesting", "SeededTesting", .target(name: name)]
                        + (beside[name] ?? []).filter { modules.contains($0) }.map { .target(name: $0) },
                    swiftSettings: settings
                ),
            ]
        },
    swiftLanguageModes: [.v6]
)
