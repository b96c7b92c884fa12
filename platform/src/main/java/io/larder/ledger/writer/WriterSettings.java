package io.larder.ledger.writer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the writer works.
 *
 * @param lanes most lanes that this process writes at once, 1 to 8; those beyond the first are
 *     taken only while more waits than one lane should be left with
 * @param batchLimit most commands in one batch, 1 to 512; larger ones were measured slower
 * @param queueLimit most commands that wait; beyond it callers are answered 503
 */
@ConfigurationProperties("larder.writer")
public record WriterSettings(
        @DefaultValue("2") int lanes,
        @DefaultValue("256") int batchLimit,
        @DefaultValue("8192") int queueLimit) {

    /** One lane, for programs without a configuration. */
    public static WriterSettings oneLane() {
        return new WriterSettings(1, 256, 8192);
    }
}
