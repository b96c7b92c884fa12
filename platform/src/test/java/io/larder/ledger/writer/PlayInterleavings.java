package io.larder.ledger.writer;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Runs one class of interleavings without a test runner: for the planted races, whose classes stand
 * before the platform's own.
 */
final class PlayInterleavings {

    private PlayInterleavings() {}

    /** Exit code 1 when one of its tests fails. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var tests = Class.forName(arguments[0]);
        var constructor = tests.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (var method : tests.getDeclaredMethods()) {
            if (!method.isAnnotationPresent(Test.class)) {
                continue;
            }
            method.setAccessible(true);
            long began = System.nanoTime();
            try {
                method.invoke(constructor.newInstance());
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
                System.out.println(method.getName() + " passed in " + seconds + " s");
            } catch (InvocationTargetException failed) {
                var said = String.valueOf(failed.getTargetException().getMessage());
                System.out.println("CAUGHT by " + method.getName() + ": " + first(said));
                System.out.println(said);
                System.exit(1);
            }
        }
        System.exit(0);
    }

    private static String first(String said) {
        return said.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
