package io.larder.ledger.archive;

import io.larder.ledger.Archive;
import io.larder.ledger.Archives;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads archives; those read last stay open, since a file that is sealed never changes. */
@Component
public class ReadArchives implements Archives {

    private static final int MOST_OPEN = 32;

    private final ArchiveSettings settings;
    // one that falls out may still be read by somebody: it is closed when nobody can any more
    private final Map<String, ArchiveFile> open =
            new LinkedHashMap<>(MOST_OPEN, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ArchiveFile> eldest) {
                    return size() > MOST_OPEN;
                }
            };

    /** Of the directory that is set. */
    public ReadArchives(ArchiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public Archive in(JdbcClient snapshot) {
        var parts =
                ArchivePart.all(snapshot).stream()
                        .filter(part -> part.emptiedTo() > part.afterBatch())
                        .toList();
        return parts.isEmpty() ? Archive.EMPTY : new ReadArchive(this, snapshot, parts);
    }

    synchronized ArchiveFile file(ArchivePart part) {
        return open.computeIfAbsent(part.sha256(), any -> ArchiveFile.open(settings.place(), part));
    }
}
