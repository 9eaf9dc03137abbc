package io.dealerflow.feature.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bars and analyses as Parquet files of this machine. */
public interface ParquetFiles {
    /**
     * Reads the bars of a series.
     *
     * @param name   of the file, for messages
     * @param symbol of the series in a file with a column of symbols; null in a file of one series
     * @throws UnreadableBarsException naming file, line and column
     */
    Closes read(String name, Path file, @Nullable String symbol);

    /** The symbols of a file, sorted; empty when it is of one series. */
    List<String> symbols(String name, Path file);

    /** Writes an analysis. The same analysis gives the same bytes. */
    void write(BarAnalysis analysis, Path file) throws IOException;
}
