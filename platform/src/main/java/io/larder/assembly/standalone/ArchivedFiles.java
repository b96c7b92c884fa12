package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The archives of closed months in a backup. Whether they are the ones that were sealed, the audit
 * says, by the database's own rows.
 */
final class ArchivedFiles {

    private static final String FOLDER = "archive/";

    /** Also keeps an entry from being written anywhere else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+\\.(zip|json)");

    private ArchivedFiles() {}

    static void write(Path data, ZipOutputStream zip) throws IOException {
        // they are compressed already
        zip.setLevel(Deflater.BEST_SPEED);
        for (var file : files(data.resolve(DataDirectory.ARCHIVE))) {
            zip.putNextEntry(new ZipEntry(FOLDER + file.getFileName()));
            Files.copy(file, zip);
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> isName(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    static void read(ZipFile zip, Path data) throws IOException {
        for (var entry : zip.stream().filter(it -> it.getName().startsWith(FOLDER)).toList()) {
            var name = entry.getName().substring(FOLDER.length());
            if (!isName(name)) {
                throw new DataDirectory.Refused("the backup holds a file of no known kind");
            }
            var directory = PrivateFiles.directory(data.resolve(DataDirectory.ARCHIVE));
            var file = PrivateFiles.create(directory.resolve(name));
            try (var in = zip.getInputStream(entry);
                    var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
        }
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
