/**
 * Proof of possession: what a customer shows before money leaves a card or its balance is read. A
 * bare number recharges, and does nothing else.
 */
@NullMarked
package io.larder.card.possession;

import org.jspecify.annotations.NullMarked;
