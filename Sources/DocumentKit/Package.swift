// swift-tools-version:6.2
import PackageDescription

// What several modules share of reading and writing documents, as one dynamic library: a static target would be copied
// into each of them. It knows nothing of ModuleKit.
let package = Package(
    name: "DocumentKit",
    products: [
        .library(name: "DocumentKit", type: .dynamic, targets: ["DocumentKit"])
    ],
    targets: [
        .target(
            name: "DocumentKit",
            swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")])
    ],
    swiftLanguageModes: [.v6]
)
