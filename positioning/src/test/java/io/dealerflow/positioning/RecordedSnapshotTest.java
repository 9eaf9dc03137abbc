package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.GexSnapshot;
import io.dealerflow.contracts.OptionChain;
import io.dealerflow.contracts.Settlement;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A recorded exchange file through the whole path, against figures computed outside this project. */
class RecordedSnapshotTest {
    private static final String FILE = "options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz";

    private static JsonNode file() throws IOException {
        String data = System.getProperty("DEALERFLOW_TEST_DATA", System.getenv("DEALERFLOW_TEST_DATA"));
        Path path = Path.of(data == null || data.isBlank() ? "../../shared/data" : data)
                .resolve(FILE);
        assumeTrue(Files.exists(path), () -> path + " is absent");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static OptionChain rut() throws IOException {
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

    @Test
    void rutUnderTheDefault() throws IOException {
        OptionChain chain = rut();
        Convention convention =
                Convention.DEFAULT.toBuilder().rate(0.053).dividendYield(0.015).build();

        GexSnapshot snapshot =
                GexSnapshots.of(ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow(), convention);

        assertThat(snapshot.netGex() / 1e9).isCloseTo(-1.2777, within(0.001));
        assertThat(snapshot.grossGex() / 1e9).isCloseTo(3.3542, within(0.001));
        assertThat(snapshot.gammaFlip().value()).isCloseTo(1906.6425, within(0.01));
        assertThat(snapshot.callWall()).isEqualTo(1850);
        assertThat(snapshot.putWall()).isEqualTo(1800);
        assertThat(snapshot.quality().used()).isEqualTo(2720);
        assertThat(snapshot.quality().ivSources()).containsEntry("OTHER_SIDE", 94);
        assertThat(snapshot.byExpiry())
                .filteredOn(expiry -> expiry.forwardSource().equals("PARITY"))
                .hasSize(25);
    }
}
