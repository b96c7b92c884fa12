package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.assembly.Migrations;
import io.larder.assembly.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir private Path folder;

    @Test
    void a_second_opening_is_refused_and_names_the_process() {
        try (var first = DataDirectory.open(folder, Mode.SANDBOX)) {
            assertThat(first.isNew()).isTrue();
            assertThatThrownBy(() -> DataDirectory.open(folder, Mode.SANDBOX))
                    .isInstanceOf(DataDirectory.Held.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        DataDirectory.open(folder, Mode.SANDBOX).close();
    }

    @Test
    void sandbox_data_never_becomes_live_and_live_data_never_sandbox() {
        for (var mode : Mode.values()) {
            var data = folder.resolve(mode.name());
            DataDirectory.open(data, mode).close();
            var other = mode == Mode.LIVE ? Mode.SANDBOX : Mode.LIVE;
            assertThatThrownBy(() -> DataDirectory.open(data, other))
                    .isInstanceOf(DataDirectory.Refused.class)
                    .hasMessageContaining("can never become " + other);
        }
    }

    @Test
    void a_directory_with_other_files_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> DataDirectory.open(folder, Mode.SANDBOX))
                .hasMessageContaining("not empty");
    }

    @Test
    void data_of_a_newer_program_is_refused_before_anything_starts() {
        try (var data = DataDirectory.open(folder, Mode.SANDBOX)) {
            data.migratedTo("7.10");
        }
        try (var data = DataDirectory.open(folder, Mode.SANDBOX)) {
            assertThat(data.isNew()).isFalse();
            assertThatThrownBy(() -> Migrations.refuseNewer(data.schema()))
                    .isInstanceOf(Migrations.NewerData.class)
                    .hasMessageContaining("7.10");
        }
    }

    @Test
    void only_its_owner_may_look_into_it() throws Exception {
        var data = folder.resolve("a/b");
        DataDirectory.open(data, Mode.SANDBOX).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }
}
