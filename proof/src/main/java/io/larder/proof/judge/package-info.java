/**
 * Judges the books from outside: it reads dumped tables, the channels' journals and the driver's
 * own count, with the JDK alone, and shares no code with the platform that it judges.
 */
@NullMarked
package io.larder.proof.judge;

import org.jspecify.annotations.NullMarked;
