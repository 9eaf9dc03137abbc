/** Benchmarks of {@code quant} by JMH: speed, accuracy and distance from what the machine allows, in one table. */
@NullMarked
package io.dealerflow.benchmarks;

import org.jspecify.annotations.NullMarked;
