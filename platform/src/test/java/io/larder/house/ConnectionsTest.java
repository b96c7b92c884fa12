package io.larder.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConnectionsTest {

    @Test
    void noQueryIsReadAsAStreamWhichHoldsItsConnectionUntilSomebodyClosesIt() {
        var platform =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.larder");
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("`list()` gives its connection back; a stream leaked 32 of them once")
                .check(platform);
    }
}
