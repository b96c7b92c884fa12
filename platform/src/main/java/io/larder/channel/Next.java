package io.larder.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What has to happen next so that an order gets paid; written with its {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Next.None.class, name = "NONE"),
    @JsonSubTypes.Type(value = Next.QrCode.class, name = "QR_CODE"),
    @JsonSubTypes.Type(value = Next.Redirect.class, name = "REDIRECT"),
    @JsonSubTypes.Type(value = Next.Sdk.class, name = "SDK"),
    @JsonSubTypes.Type(value = Next.CountCash.class, name = "COUNT_CASH"),
    @JsonSubTypes.Type(value = Next.Authenticate.class, name = "AUTHENTICATE")
})
public sealed interface Next {

    /** Nothing: the order is decided. */
    record None() implements Next {}

    /** Show this text as a QR code for the payer's app to scan. */
    record QrCode(String content) implements Next {}

    /** Send the browser there, by {@code GET} or {@code POST}, with these form fields. */
    record Redirect(String url, String method, Map<String, String> fields) implements Next {

        /** Copies the fields. */
        public Redirect {
            fields = Map.copyOf(fields);
        }
    }

    /** Hand these parameters to the vendor's SDK in the app. */
    record Sdk(Map<String, String> parameters) implements Next {

        /** Copies the parameters. */
        public Sdk {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The kiosk counts notes. */
    record CountCash() implements Next {}

    /** The payer has to authenticate there first. */
    record Authenticate(String url) implements Next {}
}
