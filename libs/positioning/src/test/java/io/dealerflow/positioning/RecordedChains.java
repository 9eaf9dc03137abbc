package io.dealerflow.positioning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A recorded exchange file as an observation. */
final class RecordedChains {
    private static final String FILE = "options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz";

    private RecordedChains() {}

    private static JsonNode file() {
        String data = System.getProperty("DEALERFLOW_TEST_DATA", System.getenv("DEALERFLOW_TEST_DATA"));
        Path path = Path.of(data == null || data.isBlank() ? "../../../shared/data" : data)
                .resolve(FILE);
        assumeTrue(Files.exists(path), () -> "recorded data is absent: " + path);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Russell 2000 on 2023-09-20 after hours; skips the calling test when the file is not there. */
    static OptionChain rut() {
        JsonNode data = file().get("data");
        List<JsonNode> options = new ArrayList<>();
        data.get("options").forEach(options::add);
        int n = options.size();
        List<OptionChain.Series> series = new ArrayList<>();
        int[] index = new int[n];
        boolean[] call = new boolean[n];
        double[] strike = new double[n];
        long[] volume = new long[n];
        long[] openInterest = new long[n];
        for (int i = 0; i < n; i++) {
            OptionSymbol symbol =
                    OptionSymbol.parse(options.get(i).get("option").asText()).orElseThrow();
            Settlement settlement = symbol.root().equals("RUT") ? Settlement.AM : Settlement.PM;
            OptionChain.Series one = new OptionChain.Series(symbol.root(), symbol.expiry(), settlement, 100);
            if (!series.contains(one)) {
                series.add(one);
            }
            index[i] = series.indexOf(one);
            call[i] = symbol.right() == Right.CALL;
            strike[i] = symbol.strike();
            volume[i] = options.get(i).get("volume").asLong();
            openInterest[i] = options.get(i).get("open_interest").asLong();
        }
        OptionChain.Contracts contracts = new OptionChain.Contracts(
                index,
                call,
                strike,
                column(options, "bid"),
                column(options, "ask"),
                column(options, "last_trade_price"),
                column(options, "iv"),
                column(options, "delta"),
                column(options, "gamma"),
                volume,
                openInterest);
        Instant asOf = Instant.parse("2023-09-21T03:17:42Z");
        double spot = data.get("current_price").asDouble();
        return new OptionChain("rut", "cboe", asOf, asOf, OptionChain.VERSION, "RUT", spot, series, contracts);
    }

    private static double[] column(List<JsonNode> options, String name) {
        return options.stream()
                .mapToDouble(option -> option.get(name).asDouble())
                .toArray();
    }
}
