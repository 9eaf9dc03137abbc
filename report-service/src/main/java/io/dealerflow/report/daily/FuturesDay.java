package io.dealerflow.report.daily;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.quant.schedule.FuturesContract;
import io.dealerflow.quant.schedule.FuturesRoll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The curve of one product on its newest date.
 *
 * @param events    that make it up
 * @param contracts those of the curve, the nearest first
 */
public record FuturesDay(String root, LocalDate date, List<FuturesCurve> events, List<FuturesContract> contracts) {
    /** Of the section that has them. */
    public static final String HEADING = "Futures curves";

    /** @param curves ascending by time: a later one replaces the contracts that it has */
    public static List<FuturesDay> of(List<FuturesCurve> curves) {
        Map<String, List<FuturesCurve>> byRoot = new TreeMap<>();
        curves.forEach(curve ->
                byRoot.computeIfAbsent(curve.root(), none -> new ArrayList<>()).add(curve));
        return byRoot.values().stream().map(FuturesDay::whole).toList();
    }

    private static FuturesDay whole(List<FuturesCurve> events) {
        LocalDate date = events.getLast().day();
        Map<String, FuturesCurve.Contract> contracts = new LinkedHashMap<>();
        events.stream()
                .flatMap(event -> event.contracts().stream())
                .forEach(contract -> contracts.put(contract.symbol(), contract));
        List<FuturesContract> priced = contracts.values().stream()
                .filter(contract -> contract.expiry() != null && contract.settlement() != null)
                .map(contract -> new FuturesContract(
                        contract.symbol(),
                        Objects.requireNonNull(contract.expiry()),
                        Objects.requireNonNull(contract.settlement()),
                        Objects.requireNonNullElse(contract.openInterest(), 0L)))
                .toList();
        return new FuturesDay(events.getLast().root(), date, List.copyOf(events), FuturesRoll.liquid(date, priced));
    }
}
