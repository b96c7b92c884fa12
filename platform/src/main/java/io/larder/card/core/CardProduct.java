package io.larder.card.core;

/**
 * A kind of card that the issuer offers; everything but {@code active} stays as it was made.
 *
 * @param nameZh its name in Chinese, at most 80 characters
 * @param nameEn its name in English, likewise
 * @param named whether its cards belong to a registered holder
 * @param currency ISO 4217 code
 * @param issuer the three digits of the issuer in its card numbers
 * @param active whether cards of it may be issued
 */
public record CardProduct(
        String id,
        String nameZh,
        String nameEn,
        boolean named,
        String currency,
        String issuer,
        boolean active) {}
