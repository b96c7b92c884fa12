package io.larder.identity;

import static io.larder.identity.Operation.ADJUST_ASK;
import static io.larder.identity.Operation.ADJUST_DECIDE;
import static io.larder.identity.Operation.BALANCE_READ;
import static io.larder.identity.Operation.BOOKS_READ;
import static io.larder.identity.Operation.CAMPAIGN_WRITE;
import static io.larder.identity.Operation.CARD_CLOSE;
import static io.larder.identity.Operation.CARD_ISSUE;
import static io.larder.identity.Operation.CARD_LEGAL_HOLD;
import static io.larder.identity.Operation.CARD_PRODUCT;
import static io.larder.identity.Operation.CARD_READ;
import static io.larder.identity.Operation.CARD_STATE;
import static io.larder.identity.Operation.CASH_COUNT;
import static io.larder.identity.Operation.CHANNEL_READ;
import static io.larder.identity.Operation.CHARGEBACK;
import static io.larder.identity.Operation.DAY_CLOSE;
import static io.larder.identity.Operation.DAY_READ;
import static io.larder.identity.Operation.DIFFERENCE_READ;
import static io.larder.identity.Operation.KEY_ADMIN;
import static io.larder.identity.Operation.METRICS_READ;
import static io.larder.identity.Operation.PAYOUT;
import static io.larder.identity.Operation.POSSESSION_VOUCHED;
import static io.larder.identity.Operation.RECHARGE;
import static io.larder.identity.Operation.RECHARGE_READ;
import static io.larder.identity.Operation.REFUND_RECHARGE;
import static io.larder.identity.Operation.REFUND_SPEND;
import static io.larder.identity.Operation.SECURITY_READ;
import static io.larder.identity.Operation.SPEND;
import static io.larder.identity.Operation.STAFF_ADMIN;
import static io.larder.identity.Operation.STORE_ADMIN;
import static io.larder.identity.Operation.STORE_READ;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What staff are, as a table of what each role may do. Who administers credentials moves no money,
 * and who moves money closes no day, unless a person is given both roles. Only a supervisor, who
 * looks at a customer's papers, takes money off a card without the customer's proof. What a card
 * holds is corrected only where one person asks and another, of finance, agrees.
 */
public enum Role {
    CASHIER(
            RECHARGE,
            RECHARGE_READ,
            CARD_ISSUE,
            CARD_READ,
            BALANCE_READ,
            SPEND,
            CASH_COUNT,
            STORE_READ),
    SUPERVISOR(
            RECHARGE,
            RECHARGE_READ,
            REFUND_RECHARGE,
            CARD_ISSUE,
            CARD_STATE,
            CARD_CLOSE,
            ADJUST_ASK,
            CARD_READ,
            BALANCE_READ,
            SPEND,
            REFUND_SPEND,
            POSSESSION_VOUCHED,
            CASH_COUNT,
            DAY_READ,
            STORE_READ,
            CHANNEL_READ),
    FINANCE(
            RECHARGE_READ,
            CARD_READ,
            CARD_LEGAL_HOLD,
            PAYOUT,
            CHARGEBACK,
            ADJUST_ASK,
            ADJUST_DECIDE,
            CASH_COUNT,
            DAY_READ,
            DAY_CLOSE,
            DIFFERENCE_READ,
            BOOKS_READ,
            STORE_READ,
            CHANNEL_READ),
    ADMINISTRATOR(
            STAFF_ADMIN,
            KEY_ADMIN,
            STORE_ADMIN,
            CARD_PRODUCT,
            CAMPAIGN_WRITE,
            CARD_READ,
            SECURITY_READ,
            METRICS_READ,
            STORE_READ,
            CHANNEL_READ);

    private final Set<Operation> operations;

    Role(Operation... operations) {
        this.operations = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(operations)));
    }

    /** What this role may do. */
    public Set<Operation> operations() {
        return operations;
    }

    /** What somebody with these roles may do. */
    static Set<Operation> operations(Collection<Role> roles) {
        var all = EnumSet.noneOf(Operation.class);
        roles.forEach(role -> all.addAll(role.operations));
        return Collections.unmodifiableSet(all);
    }
}
