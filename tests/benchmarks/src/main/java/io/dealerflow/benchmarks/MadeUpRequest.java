package io.dealerflow.benchmarks;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.pricing.Right;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A made-up chain as clients of gex-api send it, every field of the recorded requests in its form there. */
final class MadeUpRequest {
    private MadeUpRequest() {}

    /** @param contracts up to 20 000, spread over ten expiries and more strikes the more there are */
    static byte[] of(int contracts) {
        Book book = MadeUpChain.of(new MadeUpChain.Shape(2, 4, 4, contracts));
        StringBuilder json = new StringBuilder(contracts * 300)
                .append(String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"spot_price\":\"%.2f\",\"options_chain\":[",
                        "SIMX",
                        book.spot()));
        String comma = "";
        for (Series series : book.series()) {
            for (int i = 0; i < series.size(); i++) {
                json.append(comma);
                append(json, series, i);
                comma = ",";
            }
        }
        return json.append("],\"calculate_pin_risk\":true,\"include_historical\":false}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder json, Series series, int i) {
        boolean call = series.right(i) == Right.CALL;
        json.append(String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"strike\":\"%.2f\",\"expiration\":\"%s\",\"option_type\":\"%s\",\"bid\":\"%.2f\","
                        + "\"ask\":\"%.2f\",\"last\":\"%.2f\",\"volume\":%d,\"open_interest\":%d,\"implied_volatility\":%s,"
                        + "\"delta\":%.4f,\"gamma\":%.6f,\"theta\":-7.2131,\"vega\":0.7904}",
                series.key().root(),
                series.strike(i),
                series.key().expiry(),
                call ? "call" : "put",
                bid(series, i),
                2 * series.mid(i) - bid(series, i),
                series.mid(i),
                series.volume(i),
                series.openInterest(i),
                series.vendorIv(i) > 0 ? String.format(Locale.ROOT, "%.4f", series.vendorIv(i)) : "null",
                call ? 0.5 : -0.5,
                0.004698));
    }

    /** A series tells the mid of a quote and whether it has two sides; half a tick of five cents lies on either. */
    private static double bid(Series series, int i) {
        return series.isTwoSided(i) ? Math.max(0.05, series.mid(i) - 0.05) : 0;
    }
}
