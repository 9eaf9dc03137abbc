/** Tables as Parquet files, in zstd: written, merged and read by DuckDB (ADR 0021). */
@NullMarked
package io.dealerflow.parquet;

import org.jspecify.annotations.NullMarked;
