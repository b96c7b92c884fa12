package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedHashTest {

    /** Key and texts of the reference implementation's test vectors. */
    private final KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void itIsSipHash() {
        assertThat(hash.of(new byte[0])).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.of(counting(8))).isEqualTo(0x93f5f5799a932462L);
        assertThat(hash.of(counting(15))).isEqualTo(0xa129ca6149be45e5L);
    }

    @Test
    void aPartOfATextIsHashedAsIfItStoodAlone() {
        var text = new byte[40];
        System.arraycopy(counting(15), 0, text, 11, 15);
        assertThat(hash.of(text, 11, 26)).isEqualTo(hash.of(counting(15)));
    }

    private static byte[] counting(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
