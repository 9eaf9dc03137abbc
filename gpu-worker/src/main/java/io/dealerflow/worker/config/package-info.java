/** Settings, and the wiring of pure objects. */
@NullMarked
package io.dealerflow.worker.config;

import org.jspecify.annotations.NullMarked;
