package io.dealerflow.report.narrative;

import io.dealerflow.contracts.event.EventIds;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a narrative may say of a date: what the model is given, and what its answer is compared with.
 *
 * @param assets ascending by symbol
 */
public record Sheet(LocalDate date, List<Asset> assets) {
    public Sheet {
        assets = List.copyOf(assets);
    }

    /** What a number is; a number of one kind does not prove one of another. */
    public enum Kind {
        PRICE,
        POINTS,
        PERCENT,
        DOLLARS,
        COUNT,
        SCORE
    }

    /**
     * @param printed as the report writes it, with its unit
     * @param of      the last subject named before it must be one of these; empty when it is of none
     * @param needs   one of these words must be in its sentence, in lower case; empty when none is needed
     */
    public record Figure(String name, double value, Kind kind, String printed, Set<Subject> of, Set<String> needs) {
        public Figure {
            of = Set.copyOf(of);
            needs = Set.copyOf(needs);
        }
    }

    /** What can be above or below another, rise or fall, or have a sign. */
    public enum Subject {
        SPOT,
        FLIP,
        CALL_WALL,
        PUT_WALL,
        NET_GEX,
        DEALERS,
        HEDGING,
        INDEX,
        PRESSURE
    }

    /** What is said of a subject. */
    public enum Direction {
        ABOVE,
        BELOW,
        NEAR,
        AT,
        UP,
        DOWN,
        POSITIVE,
        NEGATIVE,
        LONG,
        SHORT,
        WITH,
        AGAINST,
        STABLE,
        FRAGILE,
        EXPLOSIVE
    }

    /** @param object of the directions that compare two levels; null otherwise */
    public record Claim(
            Subject subject, Direction direction, @Nullable Subject object) {}

    /**
     * @param sentences that the report says of the asset
     * @param dates     of expiries and earlier observations
     * @param names     in capitals that are no symbols: conventions, regimes, roots
     */
    public record Asset(
            String symbol,
            List<Figure> figures,
            Set<Claim> claims,
            List<String> sentences,
            Set<LocalDate> dates,
            Set<String> names) {
        public Asset {
            figures = List.copyOf(figures);
            claims = Set.copyOf(claims);
            sentences = List.copyOf(sentences);
            dates = Set.copyOf(dates);
            names = Set.copyOf(names);
        }
    }

    Optional<Asset> asset(String symbol) {
        return assets.stream().filter(asset -> asset.symbol().equals(symbol)).findFirst();
    }

    Set<String> symbols() {
        return assets.stream().map(Asset::symbol).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the model reads it. The same data gives the same text. */
    public String text() {
        StringBuilder out = new StringBuilder("DATE ").append(date).append('\n');
        for (Asset asset : assets) {
            out.append("\nASSET ").append(asset.symbol()).append('\n');
            for (Figure figure : asset.figures()) {
                out.append(figure.name()).append(": ").append(figure.printed()).append('\n');
            }
            asset.sentences()
                    .forEach(sentence -> out.append("- ").append(sentence).append('\n'));
        }
        return out.toString();
    }

    /** Identifies what a narrative was written from. */
    public String hash() {
        return EventIds.sha256(text().getBytes(StandardCharsets.UTF_8));
    }
}
