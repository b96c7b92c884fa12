/**
 * The HTTP server: one loopback port for each channel, exact header case, blocking code on virtual
 * threads.
 */
@NullMarked
package io.larder.sandbox.web;

import org.jspecify.annotations.NullMarked;
