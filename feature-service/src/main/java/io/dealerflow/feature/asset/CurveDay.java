package io.dealerflow.feature.asset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A futures curve of one date, whole.
 *
 * @param contracts each symbol once, as it was observed last
 * @param facts     the observations that make it up
 */
record CurveDay(Collection<Fact.Curve.Contract> contracts, List<Fact.Curve> facts) {
    /** The contract that is near is left this many calendar days before its expiry. */
    private static final int ROLL_DAYS = 5;
    /** Contracts with less open interest than this part of the largest are no part of the curve: weekly and far ones. */
    private static final double LEAST_SHARE = 0.05;

    /** A contract with what its place on the curve needs. */
    record Future(LocalDate expiry, double settlement, long openInterest) {}

    /** @param curves at least one, ascending by date */
    static CurveDay newest(List<Fact.Curve> curves) {
        List<Fact.Curve> facts =
                curves.subList(History.indexFrom(curves, curves.getLast().date()), curves.size());
        Map<String, Fact.Curve.Contract> contracts = new LinkedHashMap<>();
        facts.forEach(curve -> curve.contracts().forEach(contract -> contracts.put(contract.symbol(), contract)));
        return new CurveDay(contracts.values(), facts);
    }

    /**
     * The contracts with a settlement that expire in at least {@value #ROLL_DAYS} days and hold at least a twentieth of the largest open
     * interest among them, by expiry, the one with the most open interest of each. Where the source gives no open interest, each expiry's
     * first by symbol.
     */
    List<Future> liquid() {
        LocalDate date = facts.getLast().date();
        List<Fact.Curve.Contract> alive = contracts.stream()
                .filter(contract -> contract.settlement() != null
                        && contract.expiry() != null
                        && !contract.expiry().isBefore(date.plusDays(ROLL_DAYS)))
                .sorted(Comparator.comparing(Fact.Curve.Contract::symbol))
                .toList();
        Map<LocalDate, Future> byExpiry = new TreeMap<>();
        for (Fact.Curve.Contract contract : alive) {
            long openInterest = Objects.requireNonNullElse(contract.openInterest(), 0L);
            var future = new Future(
                    Objects.requireNonNull(contract.expiry()),
                    Objects.requireNonNull(contract.settlement()),
                    openInterest);
            byExpiry.merge(
                    future.expiry(), future, (one, other) -> other.openInterest() > one.openInterest() ? other : one);
        }
        List<Future> futures = new ArrayList<>(byExpiry.values());
        long most = futures.stream().mapToLong(Future::openInterest).max().orElse(0);
        futures.removeIf(future -> future.openInterest() < LEAST_SHARE * most);
        return futures;
    }

    /** Of all contracts together; empty when none states it. */
    OptionalLong openInterest() {
        return contracts.stream()
                .map(Fact.Curve.Contract::openInterest)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .reduce(Long::sum);
    }
}
