package io.larder.proof.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a figure was measured on. */
public final class Machine {

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");

    private Machine() {}

    /** Refuses a RAM disk: nothing is durable there. */
    public static void requireDisk(Path folder) throws IOException {
        var type = Files.getFileStore(folder).type();
        if (IN_MEMORY.contains(type)) {
            throw new IllegalStateException(
                    folder + " lies on " + type + ": a figure without a disk says nothing");
        }
    }

    /** Settings to print beside figures. */
    public static Map<String, Object> settings(Path folder) throws IOException {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("cores", Runtime.getRuntime().availableProcessors());
        settings.put("file_system", Files.getFileStore(folder).type());
        settings.put("java", Runtime.version().toString());
        settings.put("linux", System.getProperty("os.version"));
        return settings;
    }
}
