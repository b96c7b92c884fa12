package io.larder.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files in their table. A part's first byte says whether it is the last, inside the seal, so that a
 * file with its end cut off does not pass for a whole one.
 */
@Component
final class FilesInParts implements SealedFiles {

    private static final String TABLE = "vault_file";
    static final int PART_BYTES = 3 << 20;
    private static final byte MORE = 0;
    private static final byte LAST = 1;

    private final JdbcClient sql;
    private final Vault vault;
    private final TransactionOperations transaction;

    FilesInParts(JdbcClient sql, Vault vault, TransactionOperations transaction) {
        this.sql = sql;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public void put(String name, InputStream content) {
        if (!name.matches("[!-~&&[^#]]{1,200}")) {
            throw new IllegalArgumentException("not a file name: " + name);
        }
        transaction.executeWithoutResult(status -> replace(name, content));
    }

    private void replace(String name, InputStream content) {
        sql.sql("DELETE FROM vault_file WHERE name = ?").param(name).update();
        try {
            var bytes = content.readNBytes(PART_BYTES);
            for (int part = 0; ; part++) {
                var following = content.readNBytes(PART_BYTES);
                add(name, part, following.length == 0 ? LAST : MORE, bytes);
                if (following.length == 0) {
                    return;
                }
                bytes = following;
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void add(String name, int part, byte mark, byte[] bytes) {
        var marked = new byte[bytes.length + 1];
        marked[0] = mark;
        System.arraycopy(bytes, 0, marked, 1, bytes.length);
        var id = id(name, part);
        sql.sql("INSERT INTO vault_file (id, name, part, sealed) VALUES (?, ?, ?, ?)")
                .params(id, name, part, vault.seal(place(id), marked))
                .update();
    }

    @Override
    public Optional<InputStream> open(String name) {
        return part(name, 0).map(first -> new Parts(name, first));
    }

    private Optional<byte[]> part(String name, int part) {
        var id = id(name, part);
        return sql.sql("SELECT sealed FROM vault_file WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(text -> vault.open(place(id), text));
    }

    private static Place place(String id) {
        return new Place(TABLE, "sealed", id);
    }

    private static String id(String name, int part) {
        return name + "#" + part;
    }

    /** Reads the parts one after the other. */
    private final class Parts extends InputStream {
        private final String name;
        private byte[] marked;
        private int number;
        private int next = 1;

        Parts(String name, byte[] first) {
            this.name = name;
            this.marked = first;
        }

        @Override
        public int read() {
            return advance() ? marked[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!advance()) {
                return -1;
            }
            int count = Math.min(length, marked.length - next);
            System.arraycopy(marked, next, into, offset, count);
            next += count;
            return count;
        }

        private boolean advance() {
            while (next == marked.length) {
                if (marked[0] == LAST) {
                    return false;
                }
                number++;
                marked =
                        part(name, number)
                                .orElseThrow(() -> new UnreadableValue("a file's part is missing"));
                next = 1;
            }
            return true;
        }
    }
}
