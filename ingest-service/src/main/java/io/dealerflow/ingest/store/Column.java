package io.dealerflow.ingest.store;

import io.dealerflow.parquet.ParquetColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a raw table, and of its staging.
 *
 * @param name of the column, a constant of the program
 * @param type in SQL
 * @param <R>  what a row is made of
 */
record Column<R>(String name, String type, IntFunction<@Nullable Object[]> array, Function<R, @Nullable Object> value) {
    static <R> Column<R> text(String name, Function<R, ? extends @Nullable String> value) {
        return new Column<>(name, "text", String[]::new, value::apply);
    }

    static <R> Column<R> flag(String name, Function<R, ? extends @Nullable Boolean> value) {
        return new Column<>(name, "boolean", Boolean[]::new, value::apply);
    }

    static <R> Column<R> number(String name, Function<R, ? extends @Nullable Double> value) {
        return new Column<>(name, "float8", Double[]::new, value::apply);
    }

    static <R> Column<R> count(String name, Function<R, ? extends @Nullable Long> value) {
        return new Column<>(name, "bigint", Long[]::new, value::apply);
    }

    static <R> Column<R> smallCount(String name, Function<R, ? extends @Nullable Integer> value) {
        return new Column<>(name, "integer", Integer[]::new, value::apply);
    }

    static <R> Column<R> date(String name, Function<R, ? extends @Nullable LocalDate> value) {
        return new Column<>(name, "date", LocalDate[]::new, value::apply);
    }

    static <R> Column<R> instant(String name, Function<R, ? extends @Nullable Instant> value) {
        return new Column<>(name, "timestamptz", Instant[]::new, value::apply);
    }

    /** The column of rows that have an {@code R}. */
    <T> Column<T> of(Function<T, R> part) {
        return new Column<>(name, type, array, row -> value.apply(part.apply(row)));
    }

    /** The names of columns, as a list in SQL. */
    static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The parameters of {@code unnest} with the values of columns, of which {@code $first} is the first. */
    static String parameters(List<? extends Column<?>> columns, int first) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "$" + (first + i) + "::" + columns.get(i).type() + "[]")
                .collect(Collectors.joining(", "));
    }

    /** The same column of a Parquet file. */
    ParquetColumn<R> inParquet() {
        return new ParquetColumn<>(name, type, value);
    }

    /** Its values as a parameter of {@code unnest}; a missing value is null in the table. */
    Object values(List<R> rows) {
        @Nullable Object[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }
}
