package io.dealerflow.load;

import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A body of {@code POST /gex/calculate}. */
final class ChainRequest {
    private static final double SPOT = 5000;

    private ChainRequest() {}

    /** As the product writes JSON. */
    static byte[] json(int contracts) throws IOException {
        return Wire.json().writeValueAsBytes(request(contracts));
    }

    /** A chain over ten expiries, quoted around one volatility, without greeks. */
    private static Map<String, Object> request(int contracts) {
        List<Map<String, Object>> chain = new ArrayList<>();
        LocalDate friday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        for (int i = 0; i < contracts; i++) {
            int strike = (int) (SPOT * 0.8) + i / 20 * (int) (SPOT * 0.4 / Math.max(1, contracts / 20));
            boolean isCall = i % 2 == 0;
            double inside = Math.max(0, isCall ? SPOT - strike : strike - SPOT);
            chain.add(Map.of(
                    "symbol",
                    "LOAD",
                    "strike",
                    Integer.toString(strike),
                    "expiration",
                    friday.plusWeeks(i / 2 % 10).toString(),
                    "option_type",
                    isCall ? "call" : "put",
                    "bid",
                    Double.toString(inside + 10),
                    "ask",
                    Double.toString(inside + 11),
                    "volume",
                    i % 50,
                    "open_interest",
                    100 + i % 900,
                    "implied_volatility",
                    0.2));
        }
        return Map.of("symbol", "LOAD", "spot_price", Double.toString(SPOT), "options_chain", chain);
    }
}
