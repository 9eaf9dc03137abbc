package io.dealerflow.gexapi.calculate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests made up for tests, and their answers. */
final class Chains {
    /** 14:30 UTC is half past ten in New York. */
    static final Instant AS_OF = Instant.parse("2026-03-13T14:30:00Z");

    static final int MOST = 1000;
    /** Without carry, so that figures can be worked out by hand. */
    static final Map<String, List<String>> NO_CARRY =
            Map.of("rate", List.of("0"), "dividend_yield", List.of("0"), "forward", List.of("curve"));

    private Chains() {}

    /** One contract, without quote. */
    static String contract(String right, String strike, String expiration, String volatility, long openInterest) {
        return """
                {"symbol": "XYZ", "strike": "%s", "expiration": "%s", "option_type": "%s", "bid": "0", "ask": 0,
                 "implied_volatility": %s, "open_interest": %d}
                """.formatted(strike, expiration, right, volatility, openInterest);
    }

    static byte[] body(String symbol, String spot, String... contracts) {
        String chain = Stream.of(contracts).collect(Collectors.joining(","));
        return """
                {"symbol": "%s", "spot_price": %s, "options_chain": [%s]}
                """.formatted(symbol, spot, chain).getBytes(StandardCharsets.UTF_8);
    }

    static Calculated calculate(byte[] body, Map<String, List<String>> query) {
        return ChainCalculation.of(body, query, AS_OF, MOST);
    }

    /** Five contracts at two strikes and two expiries. */
    static byte[] fiveContracts() {
        return body(
                "XYZ",
                "\"100.00\"",
                contract("put", "95", "2026-04-10", "0.21", 400),
                contract("call", "100", "2026-04-10", "0.20", 300),
                contract("put", "100", "2026-04-10", "0.20", 100),
                contract("put", "95", "2026-06-12", "0.26", 150),
                contract("call", "100", "2026-06-12", "0.25", 200));
    }
}
