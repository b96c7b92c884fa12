/** The platform as its customers and operators see it: a command, HTTP, and a dump tool. */
@NullMarked
package io.larder.proof.client;

import org.jspecify.annotations.NullMarked;
