package io.larder.sandbox.notice;

import java.util.Map;

/**
 * A notice written out and signed.
 *
 * @param headers in exactly this case
 */
public record Letter(String url, Map<String, String> headers, String body) {}
