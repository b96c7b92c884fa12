package io.larder.channel;

/**
 * The vendor's own form of an answer to its notice.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body may be empty
 */
public record NoticeAnswer(int status, String contentType, String body) {}
