package io.dealerflow.quant.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which contracts make up a futures curve on a date: the rule of {@code docs/features.md}. */
public final class FuturesRoll {
    /** A contract is left this many calendar days before its expiry. */
    public static final int ROLL_DAYS = 5;
    /** Contracts with less open interest than this part of the largest are no part of the curve: weekly and far ones. */
    private static final double LEAST_SHARE = 0.05;

    private FuturesRoll() {}

    /** The last date on which a contract is part of the curve. */
    public static LocalDate lastDay(LocalDate expiry) {
        return expiry.minusDays(ROLL_DAYS);
    }

    /**
     * The contracts that expire in at least {@value #ROLL_DAYS} days and hold at least a twentieth of the largest open interest among them, by
     * expiry, the one with the most open interest of each. Where the source gives no open interest, each expiry's first by symbol.
     */
    public static List<FuturesContract> liquid(LocalDate date, Collection<FuturesContract> contracts) {
        Map<LocalDate, FuturesContract> byExpiry = new TreeMap<>();
        contracts.stream()
                .filter(contract -> !lastDay(contract.expiry()).isBefore(date))
                .sorted(Comparator.comparing(FuturesContract::symbol))
                .forEach(contract -> byExpiry.merge(
                        contract.expiry(),
                        contract,
                        (one, other) -> other.openInterest() > one.openInterest() ? other : one));
        List<FuturesContract> liquid = new ArrayList<>(byExpiry.values());
        long most =
                liquid.stream().mapToLong(FuturesContract::openInterest).max().orElse(0);
        liquid.removeIf(contract -> contract.openInterest() < LEAST_SHARE * most);
        return liquid;
    }
}
