package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.ForwardRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Small books, built line by line. */
final class SampleBooks {
    /** Friday 2026-03-13, 16:00 New York. */
    static final Instant CLOSE = Instant.parse("2026-03-13T20:00:00Z");

    static final LocalDate APRIL = LocalDate.parse("2026-04-10");
    /** Without interest and dividends the forward is spot, so that figures can be worked out by hand. */
    static final Convention NO_CARRY = Convention.DEFAULT.toBuilder()
            .rate(0)
            .dividendYield(0)
            .forward(ForwardRule.CURVE)
            .build();

    private final Instant asOf;
    private final double spot;
    private final List<OptionChain.Series> series = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private record Line(
            int series, boolean call, double strike, double bid, double ask, double iv, long openInterest) {}

    private SampleBooks(Instant asOf, double spot) {
        this.asOf = asOf;
        this.spot = spot;
    }

    static SampleBooks at(Instant asOf, double spot) {
        return new SampleBooks(asOf, spot);
    }

    SampleBooks expiry(LocalDate expiry, double multiplier) {
        series.add(new OptionChain.Series("SMPL", expiry, Settlement.PM, multiplier));
        return this;
    }

    /** Of the expiry named last, without quotes. */
    SampleBooks call(double strike, double iv, long openInterest) {
        return line(true, strike, 0, 0, iv, openInterest);
    }

    SampleBooks put(double strike, double iv, long openInterest) {
        return line(false, strike, 0, 0, iv, openInterest);
    }

    SampleBooks line(boolean call, double strike, double bid, double ask, double iv, long openInterest) {
        lines.add(new Line(series.size() - 1, call, strike, bid, ask, iv, openInterest));
        return this;
    }

    ChainBook book() {
        int n = lines.size();
        boolean[] call = new boolean[n];
        for (int i = 0; i < n; i++) {
            call[i] = lines.get(i).call();
        }
        var contracts = new OptionChain.Contracts(
                lines.stream().mapToInt(Line::series).toArray(),
                call,
                lines.stream().mapToDouble(Line::strike).toArray(),
                lines.stream().mapToDouble(Line::bid).toArray(),
                lines.stream().mapToDouble(Line::ask).toArray(),
                new double[n],
                lines.stream().mapToDouble(Line::iv).toArray(),
                new double[n],
                new double[n],
                new long[n],
                lines.stream().mapToLong(Line::openInterest).toArray());
        var chain = new OptionChain("e-" + asOf, "test", asOf, asOf.plusSeconds(1), 1, "SMPL", spot, series, contracts);
        return ChainBook.at(asOf, List.of(chain)).orElseThrow();
    }
}
