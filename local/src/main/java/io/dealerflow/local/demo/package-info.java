/** Starts servers and services, keeps them running, and stops them in order. */
@NullMarked
package io.dealerflow.local.demo;

import org.jspecify.annotations.NullMarked;
