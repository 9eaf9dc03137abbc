package io.dealerflow.feature.asset;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts of one asset, put together one by one; each is known at 21:00 UTC of its date unless said otherwise. */
final class FactSamples {
    final Map<Role, List<Fact.Value>> values = new EnumMap<>(Role.class);
    final Map<String, List<Fact.Value>> others = new HashMap<>();
    final List<Fact.Curve> curves = new ArrayList<>();
    final List<Fact.Positions> positions = new ArrayList<>();
    final List<Fact.Book> books = new ArrayList<>();

    /** One value a day from a date on. */
    FactSamples daily(Role role, LocalDate from, double... values) {
        for (int day = 0; day < values.length; day++) {
            value(role, from.plusDays(day), values[day]);
        }
        return this;
    }

    FactSamples value(Role role, LocalDate date, double value) {
        return value(role, date, evening(date), value);
    }

    FactSamples value(Role role, LocalDate date, Instant knownAt, double value) {
        values.computeIfAbsent(role, any -> new ArrayList<>())
                .add(new Fact.Value(role + "-" + date, date, knownAt, value));
        return this;
    }

    FactSamples other(String asset, LocalDate from, double... closes) {
        for (int day = 0; day < closes.length; day++) {
            LocalDate date = from.plusDays(day);
            others.computeIfAbsent(asset, any -> new ArrayList<>())
                    .add(new Fact.Value(asset + "-" + date, date, evening(date), closes[day]));
        }
        return this;
    }

    FactSamples curve(LocalDate date, Fact.Curve.Contract... contracts) {
        String id = "curve-" + date + "-" + curves.size();
        curves.add(new Fact.Curve(id, date, evening(date).plusSeconds(curves.size()), List.of(contracts)));
        return this;
    }

    /** A report of a Tuesday, released on its Friday. */
    FactSamples report(LocalDate tuesday, long openInterest, long speculatorsNet) {
        positions.add(new Fact.Positions(
                "cot-" + tuesday,
                tuesday,
                evening(tuesday.plusDays(3)),
                openInterest,
                -speculatorsNet,
                speculatorsNet));
        return this;
    }

    FactSamples book(LocalDate date, Instant knownAt, double netGex, long openInterest) {
        books.add(new Fact.Book(
                "book-" + knownAt,
                date,
                knownAt,
                100.5,
                netGex,
                9e9,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                openInterest));
        return this;
    }

    KnownFacts facts() {
        return new KnownFacts(values, curves, positions, books, others);
    }

    /** At 23:00 UTC of a date, for an asset that has the inputs which are here. */
    Map<FeatureName, AssetFeatures.Feature> featuresOn(LocalDate date) {
        return featuresAt(date.atTime(23, 0).toInstant(ZoneOffset.UTC));
    }

    AssetFeatures.Feature featureOn(LocalDate date, FeatureName name) {
        return featuresOn(date).get(name);
    }

    Map<FeatureName, AssetFeatures.Feature> featuresAt(Instant asOf) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(values.keySet());
        if (!curves.isEmpty()) {
            roles.add(Role.CURVE);
        }
        if (!positions.isEmpty()) {
            roles.add(Role.POSITIONS);
        }
        if (!books.isEmpty()) {
            roles.add(Role.CHAIN);
        }
        var asset = new Asset("SAMPLE", AssetClass.CREDIT, roles);
        return AssetEngine.features(asset, asOf, facts().at(asOf));
    }

    static Instant evening(LocalDate date) {
        return date.atTime(21, 0).toInstant(ZoneOffset.UTC);
    }
}
