import Journal

extension WriteHost {
    func digest(_ bytes: [UInt8]) -> String { HashChain.hex(HashChain.digest(of: bytes)) }
}
