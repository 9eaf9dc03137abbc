package io.dealerflow.gexapi.rest.visualizer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a calculation as the contract describes it; it is read as a stream, never as this. Decimals may be numbers or strings.
 *
 * @param symbol            of the underlying
 * @param calculatePinRisk  true when not given
 * @param includeHistorical false when not given
 * @param asOf              the time of the quotes, now when not given
 */
@Schema(requiredProperties = {"symbol", "spot_price", "options_chain"})
record ChainRequest(
        @Schema(minLength = 1, maxLength = 64) String symbol,

        @Schema(type = SchemaType.NUMBER, minimum = "0.000001", maximum = "1000000000")
        double spotPrice,

        @Schema(minItems = 1) List<Contract> optionsChain,
        @Schema(defaultValue = "true") boolean calculatePinRisk,
        @Schema(defaultValue = "false") boolean includeHistorical,
        @Nullable Instant asOf) {
    static final String EXAMPLE = """
            {"symbol": "SPX", "spot_price": "6720.5", "as_of": "2026-03-13T14:30:00Z", "options_chain": [
              {"symbol": "SPX", "strike": 6700, "expiration": "2026-04-10", "option_type": "put",
               "bid": 70.1, "ask": 71.2, "open_interest": 1200, "implied_volatility": 0.17},
              {"symbol": "SPX", "strike": "6750", "expiration": "2026-04-10", "option_type": "call",
               "bid": "82.4", "ask": "83.6", "volume": 300, "open_interest": 900}]}
            """;

    /**
     * One contract.
     *
     * @param symbol            of the underlying, an option root, or a whole OSI symbol
     * @param openInterest      0 when not given
     * @param impliedVolatility fraction per year; taken from the other side or the quote where it is null
     * @param gamma             used with {@code gamma=vendor} only
     */
    @Schema(requiredProperties = {"symbol", "strike", "expiration", "option_type", "bid", "ask"})
    record Contract(
            @Schema(minLength = 1, maxLength = 64) String symbol,

            @Schema(minimum = "0.000001", maximum = "1000000000")
            double strike,

            LocalDate expiration,
            @Schema(enumeration = {"call", "put"}) String optionType,
            @Schema(minimum = "0", maximum = "1000000000") double bid,
            @Schema(minimum = "0", maximum = "1000000000") double ask,
            @Nullable Double last,

            @Schema(minimum = "0", maximum = "1000000000000")
            long volume,

            @Schema(minimum = "0", maximum = "1000000000000")
            long openInterest,

            @Schema(minimum = "0", maximum = "1000000") @Nullable
            Double impliedVolatility,

            @Nullable Double delta,

            @Schema(minimum = "0", maximum = "1000000") @Nullable
            Double gamma,

            @Nullable Double theta,
            @Nullable Double vega) {}
}
