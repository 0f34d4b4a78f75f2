import ModuleKit
import Testing

@Suite struct DigestTests {
    @Test("the digests of the standard's own messages are those of the standard") func standard() {
        #expect(
            Digest("").description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Digest("abc").description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").description
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }

    @Test("every length around a block has its own digest") func lengths() {
        let digests = (0...130).map { Digest([UInt8](repeating: 0x61, count: $0)).description }
        #expect(Set(digests).count == digests.count)
        #expect(digests[64] == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
    }
}
