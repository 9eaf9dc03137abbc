package io.dealerflow.quant.data;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Small books for tests. As-of: Monday 2022-12-12, 15:00 in New York, spot 100. */
public final class Books {
    public static final Instant AS_OF = Instant.parse("2022-12-12T20:00:00Z");
    public static final double SPOT = 100;

    private Books() {}

    public static OptionLine line(Right right, double strike, double iv, long openInterest) {
        return new OptionLine(right, strike, 0, 0, iv, 0.01, openInterest / 2, openInterest);
    }

    public static OptionLine quoted(Right right, double strike, double bid, double ask) {
        return new OptionLine(right, strike, bid, ask, 0, null, 1, 1);
    }

    public static Series series(String root, String expiry, List<OptionLine> lines) {
        return series(root, expiry, new Series.Observation(AS_OF, SPOT), lines);
    }

    public static Series series(String root, String expiry, Series.Observation observation, List<OptionLine> lines) {
        return new Series(SeriesKey.listed(LocalDate.parse(expiry), root), 100, observation, lines);
    }

    public static Book book(Series... series) {
        return new Book("TEST", AS_OF, SPOT, List.of(series));
    }

    /** Calls open above spot, puts below, on three expiries of two roots. */
    public static Book typical() {
        List<Series> all = new ArrayList<>();
        for (String expiry : List.of("2022-12-16", "2023-01-20", "2023-03-17")) {
            for (String root : List.of("SPX", "SPXW")) {
                List<OptionLine> lines = new ArrayList<>();
                for (double strike = 80; strike <= 120; strike += 2.5) {
                    double iv = 0.2 + 0.002 * (100 - strike);
                    lines.add(line(Right.CALL, strike, iv, strike >= 100 ? 1000 : 100));
                    lines.add(line(Right.PUT, strike, iv, strike <= 100 ? 1500 : 50));
                }
                all.add(series(root, expiry, lines));
            }
        }
        return book(all.toArray(Series[]::new));
    }
}
