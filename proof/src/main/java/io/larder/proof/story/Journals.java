package io.larder.proof.story;

import io.larder.proof.client.SandboxChannel;
import io.larder.proof.judge.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The money that moved at the channels, by their sandboxes' own journals. */
public final class Journals {

    private Journals() {}

    /** Reads them all. */
    public static List<JournalEntry> read(Collection<SandboxChannel> channels) throws IOException {
        var journal = new ArrayList<JournalEntry>();
        for (var channel : channels) {
            for (var entry : channel.journal().items()) {
                journal.add(
                        new JournalEntry(
                                channel.name(),
                                entry.at("kind").text(),
                                entry.at("orderNumber").text(),
                                entry.at("transactionId").text(),
                                entry.at("minor").number()));
            }
        }
        return journal;
    }
}
