package io.larder.house;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    private static final ApplicationModules ROOMS =
            ApplicationModules.of("io.larder", new ImportOption.DoNotIncludeTests());

    @Test
    void everyRoomUsesOnlyTheRootsOfRoomsOnEarlierLines() {
        ROOMS.verify();
    }
}
