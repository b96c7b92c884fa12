package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClasspathTest {

    @Test
    void neitherAVendorsSdkNorThePlatformIsOnTheClasspath() throws IOException {
        List<String> classes = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(part);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.forEach(file -> classes.add(path.relativize(file).toString()));
                }
            } else if (Files.isRegularFile(path)) {
                try (var jar = new JarFile(path.toFile())) {
                    jar.stream().forEach(entry -> classes.add(entry.getName()));
                }
            }
        }
        assertThat(classes).contains("io/larder/sandbox/Sandbox.class");
        assertThat(classes)
                .noneMatch(
                        name ->
                                name.startsWith("com/wechat/")
                                        || name.startsWith("com/alipay/")
                                        || name.matches("io/larder/(?!sandbox/|sandbox$).+"));
    }
}
