package io.larder.identity;

/**
 * A company that runs stores and owes what stands on the cards they issue.
 *
 * @param name in English
 * @param nameZh in Chinese
 */
public record LegalEntity(String id, String name, String nameZh) {}
