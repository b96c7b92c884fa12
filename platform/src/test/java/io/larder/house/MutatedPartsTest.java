package io.larder.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.larder.card.Drawer;
import io.larder.kit.TestDatabase;
import io.larder.ledger.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What "./larder test mutation" mutates, and by which tests, stands in the pom. */
class MutatedPartsTest {

    @Test
    void everyPartThatDecidesIsMutated() throws Exception {
        var mutated = listed("targetClasses");
        var missing =
                new ClassFileImporter()
                        .importPackages("io.larder.card", "io.larder.recharge").stream()
                                .filter(type -> !isTest(type))
                                .filter(type -> type.isAssignableTo(Part.class))
                                .map(JavaClass::getName)
                                .filter(mutated::noneMatches)
                                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestThatDecidesInMemoryIsAskedToKillThem() throws Exception {
        var tests = listed("targetTests");
        var missing =
                new ClassFileImporter()
                        .importPackages("io.larder.card", "io.larder.recharge").stream()
                                .filter(type -> type.getSimpleName().endsWith("Test"))
                                .filter(type -> uses(type, Drawer.class))
                                .filter(type -> !uses(type, TestDatabase.class))
                                .map(JavaClass::getName)
                                .filter(tests::noneMatches)
                                .toList();
        assertThat(missing).isEmpty();
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource().orElseThrow().getUri().getPath().contains("/test-classes/");
    }

    private static boolean uses(JavaClass type, Class<?> used) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(one -> one.getTargetClass().isEquivalentTo(used));
    }

    private record Globs(List<Pattern> all) {

        boolean noneMatches(String name) {
            return all.stream().noneMatch(glob -> glob.matcher(name).matches());
        }
    }

    private static Globs listed(String element) throws Exception {
        var pom = Files.readString(Path.of("pom.xml"));
        int from = pom.indexOf("<" + element + ">");
        var list = pom.substring(from, pom.indexOf("</" + element + ">", from));
        return new Globs(
                Pattern.compile("<param>(.+)</param>")
                        .matcher(list)
                        .results()
                        .map(found -> found.group(1).replace(".", "\\.").replace("*", ".*"))
                        .map(Pattern::compile)
                        .toList());
    }
}
