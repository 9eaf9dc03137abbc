package io.dealerflow.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.calculate.ChainCalculation;
import io.dealerflow.gexapi.visualizer.CalculationBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A calculation of gex-api without the network: the request's JSON is read, priced and answered in JSON. Beside it, Jackson's reading of the
 * same body and nothing more: into its tree, and into objects with a decimal for each price.
 */
public class CalculationBenchmark extends Settings {
    private static final int MOST = 25_000;
    private static final ObjectReader TYPED = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .readerFor(Request.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final byte[] small = MadeUpRequest.of(500);
    private final byte[] large = MadeUpRequest.of(5_000);

    /** The request as the original's OpenAPI document describes it. */
    record Request(
            String symbol,
            @JsonProperty("spot_price") BigDecimal spotPrice,
            @JsonProperty("options_chain") List<Contract> optionsChain) {}

    /** One contract of it. */
    record Contract(
            String symbol,
            BigDecimal strike,
            LocalDate expiration,
            @JsonProperty("option_type") String optionType,
            BigDecimal bid,
            BigDecimal ask,
            BigDecimal last,
            long volume,
            @JsonProperty("open_interest") long openInterest,
            @JsonProperty("implied_volatility") @Nullable Double impliedVolatility,
            @Nullable Double delta,
            @Nullable Double gamma,
            @Nullable Double theta,
            @Nullable Double vega) {}

    @Benchmark
    public byte[] small() {
        return calculate(small);
    }

    @Benchmark
    public byte[] large() {
        return calculate(large);
    }

    @Benchmark
    public Object smallTree() throws IOException {
        return Wire.json().readTree(small);
    }

    @Benchmark
    public Object largeTree() throws IOException {
        return Wire.json().readTree(large);
    }

    @Benchmark
    public Object smallObjects() throws IOException {
        return TYPED.readValue(small);
    }

    @Benchmark
    public Object largeObjects() throws IOException {
        return TYPED.readValue(large);
    }

    private static byte[] calculate(byte[] body) {
        return Wire.writeJson(
                CalculationBody.of(ChainCalculation.of(body, Map.of(), MadeUpChain.AS_OF, MOST), MadeUpChain.AS_OF));
    }
}
