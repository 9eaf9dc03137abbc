package io.dealerflow.quant;

import java.util.Optional;

/** A result, or the reason why there is none. */
public sealed interface Outcome<T, R extends Enum<R>> {
    /** A result. */
    record Found<T, R extends Enum<R>>(T value) implements Outcome<T, R> {}

    /** No result. */
    record Missing<T, R extends Enum<R>>(R reason) implements Outcome<T, R> {}

    /** The result, without the reason. */
    default Optional<T> found() {
        return switch (this) {
            case Found<T, R>(T value) -> Optional.of(value);
            case Missing<T, R> missing -> Optional.empty();
        };
    }
}
