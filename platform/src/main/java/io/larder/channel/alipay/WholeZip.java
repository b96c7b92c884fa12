package io.larder.channel.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.zip.ZipInputStream;

/** Whether an archive came whole: every entry's checksum, and the directory at its end. */
final class WholeZip {

    private static final Charset NAMES = Charset.forName("GBK");
    private static final int END_MARK = 0x06054b50;
    private static final int END_SIZE = 22;

    private WholeZip() {}

    static boolean isWhole(byte[] archive) {
        int announced = entriesAnnounced(archive);
        return announced > 0 && announced == entriesReadable(archive);
    }

    /** The entries that the end record counts; zero when there is no such record. */
    private static int entriesAnnounced(byte[] archive) {
        var bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = archive.length - END_SIZE; at >= 0; at--) {
            if (bytes.getInt(at) == END_MARK) {
                int comment = Short.toUnsignedInt(bytes.getShort(at + 20));
                return at + END_SIZE + comment == archive.length
                        ? Short.toUnsignedInt(bytes.getShort(at + 10))
                        : 0;
            }
        }
        return 0;
    }

    private static int entriesReadable(byte[] archive) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), NAMES)) {
            int entries = 0;
            while (zip.getNextEntry() != null) {
                zip.transferTo(OutputStream.nullOutputStream()); // checks the entry's CRC
                entries++;
            }
            return entries;
        } catch (IOException e) {
            return -1;
        }
    }
}
