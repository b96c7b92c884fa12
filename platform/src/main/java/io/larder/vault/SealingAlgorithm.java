package io.larder.vault;

/** Authenticated ciphers for sealed values; both have a nonce of 96 and a tag of 128 bits. */
enum SealingAlgorithm {
    /** AES with 256-bit keys in Galois/Counter mode, NIST SP 800-38D. */
    AES_256_GCM('A', 32),
    /** SM4 (GB/T 32907) in Galois/Counter mode, RFC 8998. */
    SM4_GCM('S', 16);

    private final char letter;
    private final int keyBytes;

    SealingAlgorithm(char letter, int keyBytes) {
        this.letter = letter;
        this.keyBytes = keyBytes;
    }

    char letter() {
        return letter;
    }

    int keyBytes() {
        return keyBytes;
    }

    static SealingAlgorithm of(char letter) {
        for (var algorithm : values()) {
            if (algorithm.letter == letter) {
                return algorithm;
            }
        }
        throw new UnreadableValue("no such algorithm");
    }
}
