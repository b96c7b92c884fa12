package io.larder.card.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Asks together what is asked at one time. A question that comes while others are being answered
 * waits for the next group, as commands wait for the writer's next batch: alone it is asked at
 * once, and under load a group costs little more than one.
 */
final class Together<K, V> {

    private record Question<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    private final Function<List<K>, Map<K, V>> source;
    private final int most;
    private final Semaphore askers;
    private final ConcurrentLinkedQueue<Question<K, V>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param source answers different keys at once; a key without an answer is left out
     * @param most keys in one group
     * @param askers groups that may be asked at one time
     */
    Together(Function<List<K>, Map<K, V>> source, int most, int askers) {
        this.source = source;
        this.most = most;
        this.askers = new Semaphore(askers);
    }

    /** The answer as the source gives it after this call; what it throws fails its whole group. */
    Optional<V> ask(K key) {
        var question = new Question<K, V>(key, new CompletableFuture<>());
        waiting.add(question);
        askWaiting();
        try {
            return question.answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** How many questions wait for the next group. */
    int waiting() {
        return waiting.size();
    }

    /** Whoever finds no asker free leaves its question to one that looks again before it ends. */
    private void askWaiting() {
        while (!waiting.isEmpty() && askers.tryAcquire()) {
            var group = next();
            if (group.isEmpty()) {
                askers.release();
            } else {
                Thread.startVirtualThread(() -> askUntilNoneWaits(group));
                return;
            }
        }
    }

    private void askUntilNoneWaits(List<Question<K, V>> first) {
        try {
            for (var group = first; !group.isEmpty(); group = next()) {
                answer(group);
            }
        } finally {
            askers.release();
        }
        askWaiting();
    }

    private List<Question<K, V>> next() {
        var group = new ArrayList<Question<K, V>>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            group.add(one);
            if (group.size() == most) {
                break;
            }
        }
        return group;
    }

    private void answer(List<Question<K, V>> group) {
        try {
            var found = source.apply(group.stream().map(Question::key).distinct().toList());
            group.forEach(one -> one.answer.complete(Optional.ofNullable(found.get(one.key))));
        } catch (RuntimeException | Error failed) {
            group.forEach(one -> one.answer.completeExceptionally(failed));
        }
    }
}
