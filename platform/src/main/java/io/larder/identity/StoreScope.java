package io.larder.identity;

import java.util.Set;

/**
 * What of one store a credential may touch.
 *
 * @param everywhere whether it is bound to no terminals, so that a request may leave its terminal
 *     out
 * @param terminals ids of the store's terminals that it may use
 * @param drawers ids of the store's drawers that it may use
 */
public record StoreScope(boolean everywhere, Set<String> terminals, Set<String> drawers) {}
