package io.larder.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DumpTest {

    private static final String TEXT =
            """
            <?xml version="1.0"?>
            <mysqldump xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <database name="larder">
            	<table_data name="card_lot">
            	<row>
            		<field name="id">l&amp;1</field>
            		<field name="remaining_minor">12</field>
            		<field name="payment_reference" xsi:nil="true" />
            	</row>
            	</table_data>
            	<table_data name="difference">
            	</table_data>
            </database>
            </mysqldump>
            """;

    @Test
    void rows_nulls_and_empty_tables_are_read() {
        var dump = read(TEXT);

        assertThat(dump.rows("difference")).isEmpty();
        var lot = dump.<Row>rows("card_lot").getFirst();
        assertThat(lot.text("id")).isEqualTo("l&1");
        assertThat(lot.number("remaining_minor")).isEqualTo(12);
        assertThat(lot.find("payment_reference")).isEmpty();
    }

    @Test
    void a_dump_cut_short_is_no_dump() {
        assertThatThrownBy(() -> read(TEXT.substring(0, TEXT.length() - 30)))
                .isInstanceOf(UnreadableDump.class);
    }

    @Test
    void a_table_or_column_that_is_missing_is_a_fault() {
        var dump = read(TEXT);

        assertThatThrownBy(() -> dump.rows("transfer")).isInstanceOf(UnreadableDump.class);
        assertThatThrownBy(() -> dump.<Row>rows("card_lot").getFirst().text("kind"))
                .isInstanceOf(UnreadableDump.class);
    }

    private static Dump read(String text) {
        return Dump.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Map.of("card_lot", row -> row));
    }
}
