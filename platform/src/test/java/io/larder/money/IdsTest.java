package io.larder.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void an_id_is_its_prefix_and_32_hexadecimal_digits() {
        assertThat(Ids.next("card")).matches("card_[0-9a-f]{32}");
        assertThat(Ids.of("card", new UUID(1, 2)))
                .isEqualTo("card_00000000000000010000000000000002");
    }

    @Test
    void later_ids_sort_after_earlier_ones() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next("a")).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_uuid_has_26_characters_of_crockford_base_32() {
        assertThat(Ids.uuid7().version()).isEqualTo(7);
        assertThat(Ids.crockford(new UUID(-1, -1))).isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assertThat(Ids.crockford(new UUID(0, 33))).isEqualTo("00000000000000000000000011");
        assertThat(Ids.crockford(new UUID(1, 0))).isEqualTo("0000000000000G000000000000");
    }
}
