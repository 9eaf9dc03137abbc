package io.dealerflow.ingest.source.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.testkit.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that Python's pandas writes, with times as its index; skipped where Python does not have it. */
class PandasTest {
    private static final String PROGRAM = """
            times = pandas.date_range("2025-01-02 10:00", periods=3, freq="5min", tz="America/New_York")
            table = pandas.DataFrame({"Open": [10.0, 11, 12], "High": [12.0, 13, 14], "Low": [9.0, 10, 11],
                                      "Close": [11.0, 12, 13], "Volume": [100, 200, 300]}, index=times)
            table.to_parquet(sys.argv[1] + "/unnamed.parquet")
            table.to_parquet(sys.argv[1] + "/gzip.parquet", compression="gzip")
            table.rename_axis("Datetime").to_parquet(sys.argv[1] + "/named.parquet", compression="zstd")
            """;

    @Test
    @DisplayName("are the same bars, whatever compression and name of the index")
    void tables(@TempDir Path folder) throws Exception {
        Python.run(List.of("pandas", "pyarrow"), PROGRAM, folder);
        var format = new BarParquetFormat(ParseLimits.DEFAULT, SourceZones.UTC);
        for (String name : new String[] {"unnamed", "gzip", "named"}) {
            byte[] file = Files.readAllBytes(folder.resolve(name + ".parquet"));

            var read = (Reading.Read) FormatSamples.read(format, "bars", "SPY.parquet", file);

            assertThat(BarRows.rows(FormatSamples.events(read, BarSeries.class)))
                    .containsExactly(
                            "SPY,5m,2025-01-02T15:00:00Z,10,12,9,11,100",
                            "SPY,5m,2025-01-02T15:05:00Z,11,13,10,12,200",
                            "SPY,5m,2025-01-02T15:10:00Z,12,14,11,13,300");
        }
    }
}
