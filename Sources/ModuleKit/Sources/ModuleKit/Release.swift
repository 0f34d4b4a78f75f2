/// What is released together: the daemon, its programs and the kit.
public enum Release {
    /// As `balai --version` and `core.ping` tell it.
    public static let version = "1.0.0"
}
