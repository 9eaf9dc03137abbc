/** Registries outside. */
@NullMarked
package io.dealerflow.worker.source;

import org.jspecify.annotations.NullMarked;
