@org.jspecify.annotations.NullMarked
package io.larder.card.core;
