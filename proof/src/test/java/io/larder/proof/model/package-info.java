@NullMarked
package io.larder.proof.model;

import org.jspecify.annotations.NullMarked;
