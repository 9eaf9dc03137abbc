/** Shared by every service: events, dead letters, failures, probes, metrics. */
@NullMarked
package io.dealerflow.kit.core;

import org.jspecify.annotations.NullMarked;
