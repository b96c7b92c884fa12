package io.larder.identity;

/** What a credential may be allowed to do. */
public enum Operation {
    /** Ask for a recharge, and close one that is unpaid. */
    RECHARGE,
    /** See recharges and their orders' lives, with what the bills and differences say of them. */
    RECHARGE_READ,
    /** Give a recharge's money back. */
    REFUND_RECHARGE,
    /** Note that a channel took a recharge's money back, and who won. */
    CHARGEBACK,
    /** Offer new kinds of cards. */
    CARD_PRODUCT,
    /** Make and end campaigns that give bonus. */
    CAMPAIGN_WRITE,
    /** Issue and activate cards. */
    CARD_ISSUE,
    /** Freeze and unfreeze cards. */
    CARD_STATE,
    /** Freeze a card by order of a court or an authority, and lift that. */
    CARD_LEGAL_HOLD,
    /** Take a card back for good, and pay its money out. */
    CARD_CLOSE,
    /** See what is to be paid for cards that were given back, and say that the bank paid. */
    PAYOUT,
    /** Ask that a card's money be corrected, or a claim written off. */
    ADJUST_ASK,
    /** Decide about what another person asked so. */
    ADJUST_DECIDE,
    /** See cards without their balance. */
    CARD_READ,
    /** See a card's balance. */
    BALANCE_READ,
    /** Take money off a card for goods. */
    SPEND,
    /** Give a spend's money back to a card for goods. */
    REFUND_SPEND,
    /** Use a card by its id without the customer's proof, having made sure in another way. */
    POSSESSION_VOUCHED,
    /** Act for customers whom an app has signed in: their sessions, payment codes and PINs. */
    OWNER_SESSION,
    /** Say what was counted in a drawer. */
    CASH_COUNT,
    /** See a business day. */
    DAY_READ,
    /** Close a business day. */
    DAY_CLOSE,
    /** See differences and settlements. */
    DIFFERENCE_READ,
    /** See the books: trial balances, general ledger, netting between legal entities. */
    BOOKS_READ,
    /** See channels and how they do. */
    CHANNEL_READ,
    /** See stores, terminals and drawers. */
    STORE_READ,
    /** Add, rename and close stores, terminals and drawers. */
    STORE_ADMIN,
    /** Make, change and disable staff. */
    STAFF_ADMIN,
    /** Make and revoke machine keys. */
    KEY_ADMIN,
    /** See security events. */
    SECURITY_READ,
    /** Read metrics. */
    METRICS_READ,
    /** Advance business time; sandbox only. */
    CLOCK
}
