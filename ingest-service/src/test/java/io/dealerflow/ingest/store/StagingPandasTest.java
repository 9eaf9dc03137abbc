package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.testkit.Python;
import io.dealerflow.testkit.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging and the files that it came from, both read by Python's pandas; skipped where Python does not have it. */
class StagingPandasTest {
    private static final int LINES = 30;
    private static final String PROGRAM = """
            folder = sys.argv[1]

            rates = pandas.read_csv(folder + "/rates.csv").dropna(axis="columns", how="all")
            rates = rates.melt("Date", var_name="quote", value_name="close").dropna()
            rates = rates.set_index(["Date", "quote"]).close.sort_index()
            staged = pandas.read_parquet(folder + "/fx")
            assert set(staged.source) == {"ecb"} and str(staged.as_of.dtype) == "datetime64[us, UTC]", staged.dtypes
            staged = staged.assign(Date=staged.date.astype(str), quote=staged.quote.astype(str))
            staged = staged.set_index(["Date", "quote"]).close.sort_index()
            assert rates.index.tolist() == staged.index.tolist() and rates.tolist() == staged.tolist()

            table = pandas.read_csv(folder + "/chain.csv", skiprows=3)
            columns = ["Last Sale", "Bid", "Ask", "IV", "Delta", "Gamma", "Volume", "Open Interest"]
            calls = table.set_axis(table.Calls.rename(None))[columns]
            puts = table.set_axis(table.Puts.rename(None))[[name + ".1" for name in columns]].set_axis(columns, axis="columns")
            contracts = pandas.concat([calls, puts]).sort_index()
            staged = pandas.read_parquet(folder + "/option_chain")
            assert staged.volume.dtype == "int64" and staged.is_call.dtype == "bool", staged.dtypes
            staged = staged.assign(osi=staged.osi.str.replace(" ", "")).set_index("osi").sort_index()
            staged = staged[["last", "bid", "ask", "iv", "delta", "gamma", "volume", "open_interest"]]
            assert contracts.index.tolist() == staged.index.tolist(), (len(contracts), len(staged))
            assert (contracts.to_numpy(dtype=float) == staged.to_numpy(dtype=float)).all()
            print(len(rates), len(contracts))
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("rates and contracts in staging are those of the recorded files")
    void recordedFiles() throws Exception {
        byte[] rates = Files.readAllBytes(
                firstLines(RecordedData.file("fx/ecb_eurofxref-hist_1999-2024-01.csv.gz"), "rates.csv", LINES));
        byte[] chain = Files.readAllBytes(firstLines(
                RecordedData.file("options-cboe-csv/spx_2022-12-12_gflows.csv.gz"), "chain.csv", Integer.MAX_VALUE));
        StagingSamples.stage(
                folder,
                "raw_fx",
                StagingSamples.events(new EcbFormat(ParseLimits.DEFAULT), "ecb", "eurofxref-hist.csv", rates));
        StagingSamples.stage(
                folder,
                "raw_options",
                StagingSamples.events(new CboeOptionChains(ParseLimits.DEFAULT), "cboe", "spx.csv", chain));

        String answer = Python.run(List.of("pandas", "pyarrow"), PROGRAM, folder);

        assertThat(answer).matches("\\d{3} \\d{5}");
    }

    private Path firstLines(Path recorded, String name, int lines) throws IOException {
        try (var text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(recorded)), StandardCharsets.UTF_8))) {
            String first = text.lines().limit(lines).collect(Collectors.joining("\n", "", "\n"));
            return Files.writeString(folder.resolve(name), first);
        }
    }
}
