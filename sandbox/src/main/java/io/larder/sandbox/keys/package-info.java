/** Keys and signatures: RSA with SHA-256, AES-256-GCM, PEM files and a self-signed certificate. */
@NullMarked
package io.larder.sandbox.keys;

import org.jspecify.annotations.NullMarked;
