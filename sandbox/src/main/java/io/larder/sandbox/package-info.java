/**
 * Simulators of payment channels that speak the vendors' own wire protocols; a program of its own.
 */
@NullMarked
package io.larder.sandbox;

import org.jspecify.annotations.NullMarked;
