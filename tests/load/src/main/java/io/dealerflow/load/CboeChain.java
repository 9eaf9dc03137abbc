package io.dealerflow.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A made-up chain as Cboe's delayed quotes have it, with every field of a real one. */
final class CboeChain {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final int STRIKES = 200;

    private CboeChain() {}

    /**
     * @param symbol of the underlying, at most six capital letters
     * @param asOf   to the second
     */
    static byte[] json(String symbol, int contracts, Instant asOf) {
        LocalDate first = LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(3);
        var json = new StringBuilder("{\"timestamp\": \"")
                .append(TIME.format(asOf))
                .append("\", \"data\": {\"options\": [");
        for (int i = 0; i < contracts; i++) {
            String expiry = EXPIRY.format(first.plusWeeks(i / (2 * STRIKES)));
            int strike = 50 + i / 2 % STRIKES;
            json.append(i == 0 ? "" : ", ")
                    .append("{\"option\": \"")
                    .append(symbol)
                    .append(expiry)
                    .append(i % 2 == 0 ? 'C' : 'P')
                    .append(String.format(Locale.ROOT, "%08d", 1000 * strike))
                    .append("\", \"bid\": ")
                    .append(1 + i % 997 / 100.0)
                    .append(", \"bid_size\": 11.0, \"ask\": ")
                    .append(1.05 + i % 997 / 100.0)
                    .append(", \"ask_size\": 12.0, \"iv\": 0.2")
                    .append(i % 1000)
                    .append(", \"open_interest\": ")
                    .append(i % 20_000)
                    .append(".0, \"volume\": ")
                    .append(i % 2_000)
                    .append(".0, \"delta\": 0.5")
                    .append(i % 1000)
                    .append(", \"gamma\": 0.01")
                    .append(i % 100)
                    .append(
                            ", \"vega\": 0.1, \"theta\": -0.02, \"rho\": 0.01, \"theo\": 1.5, \"change\": 0.0, \"open\": 0.0,")
                    .append(" \"high\": 0.0, \"low\": 0.0, \"tick\": \"no_change\", \"last_trade_price\": 1.25,")
                    .append(
                            " \"last_trade_time\": \"2026-03-11T14:59:30\", \"percent_change\": 0.0, \"prev_day_close\": 1.5}");
        }
        return json.append("], \"symbol\": \"")
                .append(symbol)
                .append("\", \"current_price\": 150.5}}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
