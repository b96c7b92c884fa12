package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateTableTest {

    private static final String BEGIN = "<!-- the state table, drawn from OrderState -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void thePictureInTheArchitectureIsDrawnFromTheTable() throws Exception {
        var text = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        int from = text.indexOf(BEGIN) + BEGIN.length();
        assertThat(text.substring(from, text.indexOf(END, from))).isEqualTo(picture());
    }

    private static String picture() {
        return Arrays.stream(OrderState.values())
                .flatMap(
                        from ->
                                Arrays.stream(OrderState.Happening.values())
                                        .filter(from::allows)
                                        .map(
                                                what ->
                                                        "    %s --> %s: %s\n"
                                                                .formatted(
                                                                        from,
                                                                        from.after(what),
                                                                        what)))
                .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n", "```\n"));
    }
}
