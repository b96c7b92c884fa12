package io.larder.card.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatIsAskedWhileAnotherIsAnsweredIsAskedTogether() throws InterruptedException {
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var together =
                new Together<Integer, Integer>(
                        keys -> {
                            groups.add(keys);
                            began.countDown();
                            await(mayEnd);
                            return doubled(keys);
                        },
                        8,
                        1);
        var first = ask(together, 0);
        began.await();
        var others = IntStream.range(1, 20).mapToObj(key -> ask(together, key)).toList();
        while (together.waiting() < others.size()) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();

        assertThat(first.join()).isZero();
        for (int key = 1; key < 20; key++) {
            assertThat(others.get(key - 1).join()).isEqualTo(2 * key);
        }
        assertThat(groups).extracting(List::size).containsExactly(1, 8, 8, 3);
    }

    @Test
    void everyQuestionOfManyCallersIsAnsweredAndTheAskersEnd() {
        var together = new Together<Integer, Integer>(TogetherTest::doubled, 4, 2);
        for (int round = 0; round < 200; round++) {
            var asked = IntStream.range(0, 16).mapToObj(key -> ask(together, key)).toList();
            asked.forEach(CompletableFuture::join);
        }
        assertThat(together.waiting()).isZero();
    }

    @Test
    void aKeyWithoutAnAnswerIsEmptyAndAFaultIsTheCallers() {
        var nothing = new Together<Integer, Integer>(keys -> Map.of(), 4, 1);
        assertThat(nothing.ask(1)).isEmpty();

        var away =
                new Together<Integer, Integer>(
                        keys -> {
                            throw new IllegalStateException("away");
                        },
                        4,
                        1);
        assertThatThrownBy(() -> away.ask(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThatThrownBy(() -> away.ask(2)).hasMessage("away");
    }

    private static CompletableFuture<Integer> ask(Together<Integer, Integer> together, int key) {
        return CompletableFuture.supplyAsync(
                () -> together.ask(key).orElseThrow(), Thread::startVirtualThread);
    }

    private static Map<Integer, Integer> doubled(List<Integer> keys) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), key -> 2 * key));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
