/** Control of a sandbox: faults, journal and clock, behind a bearer key. */
@NullMarked
package io.larder.sandbox.control;

import org.jspecify.annotations.NullMarked;
