package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.SettlementStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns observed columns into the input of the analysis. */
final class QuantBooks {
    private QuantBooks() {}

    private record Contract(Right right, double strike) {}

    static Book of(ChainBook chains) {
        Map<String, List<List<OptionLine>>> lines = new HashMap<>();
        List<Series> series = new ArrayList<>(chains.parts().size());
        for (ChainBook.Part part : chains.parts()) {
            OptionChain observation = part.observation();
            List<List<OptionLine>> bySeries =
                    lines.computeIfAbsent(observation.eventId(), id -> linesBySeries(observation));
            series.add(new Series(
                    key(part.series()),
                    part.series().multiplier(),
                    new Series.Observation(observation.asOf(), observation.spot()),
                    withoutRepeats(bySeries.get(part.index()))));
        }
        return new Book(chains.underlying(), chains.asOf(), chains.spot(), series);
    }

    static SeriesKey key(OptionChain.Series series) {
        SettlementStyle style = switch (series.settlement()) {
            case AM -> SettlementStyle.AM;
            case PM -> SettlementStyle.PM;
        };
        return new SeriesKey(series.expiry(), series.root(), style);
    }

    private static List<List<OptionLine>> linesBySeries(OptionChain observation) {
        List<List<OptionLine>> lines = new ArrayList<>();
        observation.series().forEach(series -> lines.add(new ArrayList<>()));
        Contracts columns = observation.contracts();
        for (int i = 0; i < columns.size(); i++) {
            lines.get(columns.series()[i]).add(line(columns, i));
        }
        return lines;
    }

    private static OptionLine line(Contracts columns, int i) {
        return new OptionLine(
                columns.call()[i] ? Right.CALL : Right.PUT,
                columns.strike()[i],
                orZero(columns.bid()[i]),
                orZero(columns.ask()[i]),
                orZero(columns.iv()[i]),
                orNull(columns.gamma()[i]),
                columns.volume()[i],
                columns.openInterest()[i]);
    }

    /** The analysis knows a missing quote or volatility as 0. */
    private static double orZero(double value) {
        return value > 0 && Double.isFinite(value) ? value : 0;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Of a contract listed twice in one observation the later line counts. */
    private static Collection<OptionLine> withoutRepeats(List<OptionLine> lines) {
        if (isStrictlyAscending(lines)) {
            return lines;
        }
        Map<Contract, OptionLine> distinct = new LinkedHashMap<>();
        lines.forEach(line -> distinct.put(new Contract(line.right(), line.strike()), line));
        return distinct.values();
    }

    private static boolean isStrictlyAscending(List<OptionLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            OptionLine before = lines.get(i - 1);
            OptionLine line = lines.get(i);
            boolean sameStrike = line.strike() == before.strike();
            if (sameStrike ? line.right().compareTo(before.right()) <= 0 : line.strike() < before.strike()) {
                return false;
            }
        }
        return true;
    }
}
