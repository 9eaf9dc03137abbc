/** Starts servers and services, keeps them running, and stops them in order. */
@NullMarked
package io.dealerflow.launcher.demo;

import org.jspecify.annotations.NullMarked;
