package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The differences that reconciliation found, held one to one, by order and type, against those that
 * the injected faults must lead to.
 *
 * @param found how many of each type are in the books
 * @param expected how many of each type were injected
 * @param falseOnes found and never injected
 * @param missed injected and not found
 */
public record ComparedDifferences(
        Map<String, Integer> found,
        Map<String, Integer> expected,
        List<Finding> falseOnes,
        List<Finding> missed) {

    /** Compares. */
    public static ComparedDifferences of(Books books, List<ExpectedDifference> injected) {
        var found = new TreeMap<String, Integer>();
        var expected = new TreeMap<String, Integer>();
        var open = new TreeMap<String, Integer>();
        for (var difference : injected) {
            expected.merge(difference.type(), 1, Integer::sum);
            open.merge(name(difference), 1, Integer::sum);
        }
        var falseOnes = new ArrayList<Finding>();
        for (var difference : books.differences()) {
            found.merge(difference.type(), 1, Integer::sum);
            var name = name(difference);
            if (open.merge(name, -1, Integer::sum) < 0) {
                open.put(name, 0);
                falseOnes.add(
                        new Finding("differences_are_injected", name, "found, never injected"));
            }
        }
        var missed = new ArrayList<Finding>();
        open.forEach(
                (name, count) -> {
                    for (int i = 0; i < count; i++) {
                        missed.add(
                                new Finding("injected_differences_are_found", name, "not found"));
                    }
                });
        return new ComparedDifferences(found, expected, falseOnes, missed);
    }

    private static String name(ExpectedDifference difference) {
        return "%s %s %s"
                .formatted(difference.channel(), difference.orderNumber(), difference.type());
    }

    private static String name(DifferenceRow difference) {
        return "%s %s %s"
                .formatted(
                        difference.channel(),
                        difference.channelOrderNumber().orElse("-"),
                        difference.type());
    }
}
