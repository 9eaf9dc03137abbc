package io.dealerflow.parquet;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param type  in SQL: {@code text}, {@code boolean}, {@code integer}, {@code bigint}, {@code float8}, {@code date}, {@code timestamptz},
 *              {@code float4[]}
 * @param value of a row, of the Java type that JDBC has for the column's; of {@code timestamptz} an {@link java.time.Instant}, to the
 *              microsecond; of {@code float4[]} a list of {@link Float}
 * @param <R>   what a row is made of
 */
public record ParquetColumn<R>(String name, String type, Function<R, @Nullable Object> value) {}
