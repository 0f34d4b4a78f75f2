extension Words {
    /// What the kit itself has to say, in each language but English.
    public static let kit: [Language: Words] = [.indonesian: Words(.values, .json, .errors, .office)]
}
