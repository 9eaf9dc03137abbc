/** Starts servers and services, restarts them when they end, and stops them in order. */
@NullMarked
package io.dealerflow.launcher.demo;

import org.jspecify.annotations.NullMarked;
