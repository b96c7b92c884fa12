package io.larder.proof.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PatchTest {

    private static final String TEXT =
            """
            A bug.

            --- a/One.java
            +++ b/One.java
            @@ -1,3 +1,3 @@
             first
            -second
            +another
             third
            """;

    @TempDir Path folder;

    @Test
    void a_patch_is_applied_where_its_lines_stand_now() throws IOException {
        Files.writeString(folder.resolve("One.java"), "more\nfirst\nsecond\nthird\n");

        var changed = patch().apply(folder, folder.resolve("patched"));

        assertThat(changed.getFirst()).hasContent("more\nfirst\nanother\nthird\n");
        assertThat(patch().what()).isEqualTo("A bug.");
    }

    @Test
    void a_patch_whose_place_is_gone_fails() throws IOException {
        Files.writeString(folder.resolve("One.java"), "first\nchanged\nthird\n");

        assertThatThrownBy(() -> patch().apply(folder, folder.resolve("patched")))
                .hasMessageContaining("does not apply to One.java");
    }

    private Patch patch() throws IOException {
        return Patch.read(Files.writeString(folder.resolve("a-bug.patch"), TEXT));
    }
}
