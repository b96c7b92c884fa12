package io.larder.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class WholeZipTest {

    @Test
    void an_archive_is_whole_only_when_nothing_is_missing() throws IOException {
        var archive = archive();
        assertThat(WholeZip.isWhole(archive)).isTrue();
        for (int length = 0; length < archive.length; length++) {
            assertThat(WholeZip.isWhole(Arrays.copyOf(archive, length))).isFalse();
        }
    }

    @Test
    void a_changed_byte_of_an_entry_is_noticed() throws IOException {
        var archive = archive();
        archive[80] ^= 4;
        assertThat(WholeZip.isWhole(archive)).isFalse();
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
            for (var name : new String[] {"业务明细.csv", "业务明细(汇总).csv"}) {
                zip.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < 50; i++) {
                    zip.write((i * i + "\t,支付宝\r\n").getBytes(Charset.forName("GBK")));
                }
            }
        }
        return bytes.toByteArray();
    }
}
