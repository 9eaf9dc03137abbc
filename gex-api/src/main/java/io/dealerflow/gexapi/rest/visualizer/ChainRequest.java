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
