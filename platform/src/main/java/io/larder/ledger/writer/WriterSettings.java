package io.larder.ledger.writer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the writer works.
 *
 * @param batchLimit most commands in one batch, 1 to 512; larger ones were measured slower
 * @param queueLimit most commands that wait; beyond it callers are answered 503
 */
@ConfigurationProperties("larder.writer")
public record WriterSettings(
        @DefaultValue("256") int batchLimit, @DefaultValue("8192") int queueLimit) {

    /** The defaults, for programs without a configuration. */
    public static WriterSettings defaults() {
        return new WriterSettings(256, 8192);
    }
}
