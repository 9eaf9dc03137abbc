package io.dealerflow.feature.store;

import io.dealerflow.feature.analysis.BarAnalysis;
import io.dealerflow.feature.analysis.Closes;
import io.dealerflow.feature.analysis.ParquetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parquet by DuckDB (ADR 0021). */
public final class DuckDbFiles implements ParquetFiles {
    private final AnalysisFiles analyses = new AnalysisFiles();

    @Override
    public Closes read(String name, Path file, @Nullable String symbol) {
        return ParquetBars.read(name, file, symbol);
    }

    @Override
    public List<String> symbols(String name, Path file) {
        return ParquetBars.symbols(name, file);
    }

    @Override
    public void write(BarAnalysis analysis, Path file) throws IOException {
        try {
            analyses.write(analysis, file);
        } catch (SQLException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
