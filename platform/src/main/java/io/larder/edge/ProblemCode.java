package io.larder.edge;

import org.springframework.http.HttpStatus;

/**
 * One stable code by which clients tell problems apart; never renamed once published.
 *
 * @param code snake case, such as {@code card_frozen}
 * @param status the HTTP status it is answered with
 * @param english a title of one line
 * @param chinese the same title in Chinese
 */
public record ProblemCode(String code, HttpStatus status, String english, String chinese) {

    /** A problem of this code whose detail is its title. */
    public Problem problem() {
        return new Problem(this, english);
    }

    /**
     * A problem of this code.
     *
     * @param detail in English, what is wrong and what to do about it; no personal data
     */
    public Problem problem(String detail) {
        return new Problem(this, detail);
    }
}
