package io.larder.channel;

/** A channel cannot be called at all, because a key or a setting of it is missing or wrong. */
public final class ChannelNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    /** Says which key or setting, never its content. */
    public ChannelNotReady(String why) {
        super(why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
