package io.larder.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The checked-in document is what the server describes. After a change of an endpoint write it anew
 * with {@code -Dlarder.openapi.write=true} and look at the difference: it is what clients will see.
 */
final class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");

    @Test
    void theCheckedInDocumentIsWhatTheServerDescribes() throws IOException {
        try (var database = TestDatabase.fresh();
                var server = RunningServer.start(database, Platform.class, "larder.mode=SANDBOX")) {
            var described = server.send("GET", "/openapi", null).body().stripTrailing() + "\n";
            if (Boolean.getBoolean("larder.openapi.write")) {
                Files.writeString(CHECKED_IN, described);
            }
            assertThat(described).isEqualTo(Files.readString(CHECKED_IN));
        }
    }
}
