/** Settings, and the wiring of pure objects. */
@NullMarked
package io.dealerflow.report.config;

import org.jspecify.annotations.NullMarked;
