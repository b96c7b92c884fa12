/**
 * Dated rule packs: what the law asks of a stored-value card, as data files chosen by jurisdiction
 * and date. A leaf: whoever wants a judgement hands over the record of what is about to happen.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.larder.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
