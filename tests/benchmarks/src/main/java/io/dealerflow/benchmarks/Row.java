package io.dealerflow.benchmarks;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One implementation of one task.
 *
 * @param benchmark {@code Class.method} that measures it
 * @param against {@code Class.method} of the other library, null for that one itself and where it has none
 * @param deviation worked out after the measurement
 * @param yardstick reference and unit of the deviation
 * @param work null where no bound is stated
 */
record Row(
        String task,
        String benchmark,
        @Nullable String against,
        DoubleSupplier deviation,
        String yardstick,
        @Nullable Work work) {}
