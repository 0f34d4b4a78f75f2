// swift-tools-version:6.2
import PackageDescription

// What several modules share of reading and writing documents, as one dynamic library: a static target would be copied
// into each of them. It knows nothing of ModuleKit.
let package = Package(
    name: "DocumentKit",
    products: [
        .library(name: "DocumentKit", type: .dynamic, targets: ["DocumentKit"])
    ],
    dependencies: [
        // The templates of printed papers: logic-free, so that whoever knows the paper can read them. No dependencies.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1")
    ],
    targets: [
        // The system's libxlsxwriter (libxlsxwriter-dev): spreadsheets that every Excel since 2007 opens, from C that has
        // been doing only that for ten years.
        .systemLibrary(name: "CXlsxWriter"),
        // The system's zlib, for the members of an xlsx. Under a name of its own: the whole graph has one CZlib.
        .systemLibrary(name: "CInflate"),
        // The system's libqrencode (libqrencode-dev): the QR codes of papers that can be verified.
        .systemLibrary(name: "CQREncode"),
        // Starting a child process as Swift's view of glibc cannot.
        .target(name: "CSpawn"),
        .target(
            name: "DocumentKit",
            dependencies: [
                "CXlsxWriter", "CInflate", "CQREncode", "CSpawn",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]),
    ],
    swiftLanguageModes: [.v6]
)
