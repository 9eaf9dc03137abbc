package io.dealerflow.ingest.store;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of rows by column, as parameters of {@code unnest}. */
record Columns<R>(List<R> rows) {
    /** A column; a missing value is null in the table. */
    <T> Object of(IntFunction<@Nullable T[]> array, Function<R, ? extends @Nullable T> value) {
        Stream<@Nullable T> values = rows.stream().map(value);
        return values.toArray(array);
    }
}
