package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a chain's spot is from the price that calls and puts of its first expiry with quotes imply, as a share of that price. By put-call parity a
 * call less the put of the same strike is worth spot less strike, but for interest and dividends until the expiry, which are
 * small in the expiries considered: at most {@link #MAX_DAYS} days. The median of strikes with both quotes, of at least
 * {@link #FEWEST}; without them nothing is measured.
 */
final class SpotOffParity implements Measure {
    private static final int MAX_DAYS = 45;
    private static final int FEWEST = 5;

    private int checked;
    private double measured;
    private @Nullable String example;

    private record Series(LocalDate expiry, int index) {}

    @Override
    public void add(Event event) {
        if (event instanceof OptionChain chain) {
            implied(chain).ifPresent(implied -> compare(chain.spot(), implied));
        }
    }

    private void compare(double spot, double implied) {
        double distance = Math.abs(spot / implied - 1);
        checked++;
        if (distance >= measured) {
            measured = distance;
            example = "spot " + spot + ", options imply " + implied;
        }
    }

    private static Optional<Double> implied(OptionChain chain) {
        LocalDate day = chain.asOf().atZone(ZoneOffset.UTC).toLocalDate();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < chain.series().size(); i++) {
            LocalDate expiry = chain.series().get(i).expiry();
            if (expiry.isAfter(day) && !expiry.isAfter(day.plusDays(MAX_DAYS))) {
                series.add(new Series(expiry, i));
            }
        }
        series.sort(Comparator.comparing(Series::expiry));
        return series.stream()
                .map(each -> implied(chain.contracts(), each.index()))
                .filter(prices -> prices.size() >= FEWEST)
                .findFirst()
                .map(prices -> prices.get(prices.size() / 2));
    }

    /** What each strike of a series implies, ascending. */
    private static List<Double> implied(Contracts contracts, int series) {
        Map<Double, Double> calls = new HashMap<>();
        Map<Double, Double> puts = new HashMap<>();
        for (int i = 0; i < contracts.size(); i++) {
            double bid = contracts.bid()[i];
            double ask = contracts.ask()[i];
            if (contracts.series()[i] == series && bid > 0 && ask >= bid) {
                (contracts.call()[i] ? calls : puts).put(contracts.strike()[i], (bid + ask) / 2);
            }
        }
        List<Double> prices = new ArrayList<>();
        calls.forEach((strike, call) -> {
            Double put = puts.get(strike);
            if (put != null && strike + call - put > 0) {
                prices.add(strike + call - put);
            }
        });
        prices.sort(Comparator.naturalOrder());
        return prices;
    }

    @Override
    public int checked() {
        return checked;
    }

    @Override
    public double measured() {
        return measured;
    }

    @Override
    public @Nullable String example() {
        return example;
    }
}
