/**
 * Random command sequences over HTTP against a model written from the documents: it predicts each
 * answer, and a difference is shrunk to the shortest sequence that shows it.
 */
@NullMarked
package io.larder.proof.model;

import org.jspecify.annotations.NullMarked;
