/** The payer: an endpoint and a small page that scans a code and pays. */
@NullMarked
package io.larder.sandbox.payer;

import org.jspecify.annotations.NullMarked;
