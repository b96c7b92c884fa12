package io.larder.channel;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands between a caller and a vendor: a breaker by failure and slow rate, a time limit, a
 * bulkhead, and (only for calls that may be repeated) one more try after a random pause. Times here
 * are wall time.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final String name;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final TimeLimiter limit;
    private final Retry again;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Guard(String name, GuardSettings settings, Duration timeLimit) {
        this.name = name;
        this.breaker = CircuitBreaker.of(name, breakerConfig(settings));
        this.bulkhead =
                Bulkhead.of(
                        name,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.concurrentCalls())
                                .maxWaitDuration(settings.bulkheadWait())
                                .build());
        this.limit = TimeLimiter.of(timeLimit);
        this.again = Retry.of(name, retryConfig(settings));
    }

    /** Why a call has no answer. */
    record NoAnswer(boolean nothingSent, String why) {}

    /** One call, never repeated by itself. */
    <T> T once(Callable<T> call, Function<NoAnswer, T> otherwise) {
        return run(() -> guarded(call), otherwise);
    }

    /** A call that may be made again when its outcome is not known. */
    <T> T repeatable(Callable<T> call, Function<NoAnswer, T> otherwise) {
        return run(() -> again.executeCallable(() -> guarded(call)), otherwise);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Whether the next call would be let through. */
    boolean closed() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> false;
            case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> true;
        };
    }

    private <T> T guarded(Callable<T> call) throws Exception {
        return breaker.executeCallable(
                () ->
                        limit.executeFutureSupplier(
                                () -> threads.submit(() -> bulkhead.executeCallable(call))));
    }

    private <T> T run(Callable<T> call, Function<NoAnswer, T> otherwise) {
        try {
            return call.call();
        } catch (CallNotPermittedException e) {
            return otherwise.apply(new NoAnswer(true, "the channel's breaker is open"));
        } catch (BulkheadFullException e) {
            return otherwise.apply(new NoAnswer(true, "too many calls to the channel at once"));
        } catch (ChannelNotReady e) {
            return otherwise.apply(new NoAnswer(true, e.getMessage()));
        } catch (TimeoutException e) {
            return otherwise.apply(new NoAnswer(false, "no answer in time"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise.apply(new NoAnswer(false, "interrupted"));
        } catch (Exception e) {
            LOG.warn("{}: a call failed unexpectedly: {}", name, e.getClass().getName());
            return otherwise.apply(new NoAnswer(false, e.getClass().getSimpleName()));
        }
    }

    private static CircuitBreakerConfig breakerConfig(GuardSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.breakerWindow())
                .minimumNumberOfCalls(settings.breakerMinimum())
                .failureRateThreshold(settings.breakerFailurePercent())
                .slowCallRateThreshold(settings.breakerSlowPercent())
                .slowCallDurationThreshold(settings.slowCall())
                .waitDurationInOpenState(settings.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(settings.breakerTrials())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .recordResult(Guard::isDoubtful)
                .recordException(e -> true)
                .ignoreExceptions(BulkheadFullException.class, ChannelNotReady.class)
                .build();
    }

    private static RetryConfig retryConfig(GuardSettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.tries())
                .intervalFunction(IntervalFunction.ofRandomized(settings.pause(), 0.5))
                .retryOnResult(Guard::isDoubtful)
                .retryOnException(TimeoutException.class::isInstance)
                .build();
    }

    /** Answers that count against the channel: nothing usable came, or it could not be reached. */
    private static boolean isDoubtful(Object answer) {
        return switch (answer) {
            case Prepared.Unknown u -> true;
            case Prepared.Refused(var code, var why) -> code.equals(Prepared.UNAVAILABLE);
            case Found.Unknown u -> true;
            case Closing.Unknown u -> true;
            case Refunding.Unknown u -> true;
            case BillFile.Unknown u -> true;
            default -> false;
        };
    }
}
