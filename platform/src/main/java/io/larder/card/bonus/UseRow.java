package io.larder.card.bonus;

/**
 * What a campaign gave one card, kept for campaigns that give a card only so much.
 *
 * @param id the card's id, slash, the campaign's
 */
public record UseRow(String id, long givenMinor) {

    static String idOf(String cardId, String campaignId) {
        return cardId + "/" + campaignId;
    }
}
