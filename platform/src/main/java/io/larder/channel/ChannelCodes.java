package io.larder.channel;

import io.larder.edge.ProblemCode;
import io.larder.edge.RefusalCatalogue;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The codes of this room. */
@Component
public final class ChannelCodes implements RefusalCatalogue {

    /** This installation has no channel of that name. */
    public static final ProblemCode UNKNOWN_CHANNEL =
            new ProblemCode(
                    "unknown_channel", HttpStatus.NOT_FOUND, "There is no such channel", "没有该支付渠道");

    @Override
    public String room() {
        return "channel";
    }

    @Override
    public List<ProblemCode> codes() {
        return List.of(UNKNOWN_CHANNEL);
    }
}
