package io.larder.card.ask;

import io.larder.card.CardRefusal;
import io.larder.card.Cards;
import io.larder.edge.EdgeCodes;
import io.larder.edge.Problem;
import io.larder.money.CardNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks texts of requests before they reach a column. */
public final class Asked {

    private static final int LONGEST_ID = 40;

    private Asked() {}

    /** Whether the text can be an id at all; one that cannot is unknown. */
    public static boolean canBeId(String text) {
        return isVisibleAscii(text, LONGEST_ID);
    }

    /** The id of a card, or {@code unknown_card} when it cannot be one. */
    public static String cardId(String text) {
        if (!canBeId(text)) {
            throw unknownCard();
        }
        return text;
    }

    /** The id of the card that is named in one of two ways; whether it is there, its part knows. */
    public static String card(Cards cards, @Nullable String cardId, @Nullable String cardNumber) {
        if ((cardId == null) == (cardNumber == null)) {
            throw EdgeCodes.MISSING_FIELD.problem("Send either cardId or cardNumber.");
        }
        return cards.named(cardId, cardNumber).orElseThrow(Asked::unknownCard);
    }

    /** A text that people read, without blanks around it. */
    public static String text(String field, String value, int longest) {
        var text = value.strip();
        if (text.isEmpty()
                || text.codePointCount(0, text.length()) > longest
                || text.codePoints().anyMatch(Asked::isUnprintable)) {
            throw invalid(field, "1 to %d printable characters".formatted(longest));
        }
        return text;
    }

    /** An opaque name that another system gave. */
    public static String opaque(String field, String value, int longest) {
        if (!isVisibleAscii(value, longest)) {
            throw invalid(field, "1 to %d visible ASCII characters".formatted(longest));
        }
        return value;
    }

    /** A well-formed card number, or nothing: a number that cannot be one is unknown. */
    public static Optional<CardNumber> number(String digits) {
        return CardNumber.isWellFormed(digits)
                ? Optional.of(new CardNumber(digits))
                : Optional.empty();
    }

    public static Problem invalid(String field, String wanted) {
        return EdgeCodes.INVALID_FIELD
                .problem("%s must be %s.".formatted(field, wanted))
                .with("field", field);
    }

    public static Problem unknownCard() {
        return CardCodes.of(CardRefusal.Plain.UNKNOWN_CARD).problem();
    }

    private static boolean isVisibleAscii(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
