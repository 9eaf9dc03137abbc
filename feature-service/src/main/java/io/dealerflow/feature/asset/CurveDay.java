package io.dealerflow.feature.asset;

import io.dealerflow.quant.schedule.FuturesContract;
import io.dealerflow.quant.schedule.FuturesRoll;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A futures curve of one date, whole.
 *
 * @param contracts each symbol once, as it was observed last
 * @param facts     the observations that make it up
 */
record CurveDay(Collection<Fact.Curve.Contract> contracts, List<Fact.Curve> facts) {
    /** @param curves at least one, ascending by date */
    static CurveDay newest(List<Fact.Curve> curves) {
        List<Fact.Curve> facts =
                curves.subList(History.indexFrom(curves, curves.getLast().date()), curves.size());
        Map<String, Fact.Curve.Contract> contracts = new LinkedHashMap<>();
        facts.forEach(curve -> curve.contracts().forEach(contract -> contracts.put(contract.symbol(), contract)));
        return new CurveDay(contracts.values(), facts);
    }

    /** Those with a settlement and an expiry that {@link FuturesRoll} makes the curve of. */
    List<FuturesContract> liquid() {
        return FuturesRoll.liquid(
                facts.getLast().date(),
                contracts.stream()
                        .filter(contract -> contract.settlement() != null && contract.expiry() != null)
                        .map(contract -> new FuturesContract(
                                contract.symbol(),
                                Objects.requireNonNull(contract.expiry()),
                                Objects.requireNonNull(contract.settlement()),
                                Objects.requireNonNullElse(contract.openInterest(), 0L)))
                        .toList());
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
