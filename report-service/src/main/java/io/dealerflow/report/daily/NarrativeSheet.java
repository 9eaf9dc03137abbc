package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpectedMove;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.report.narrative.Sheet;
import io.dealerflow.report.narrative.Sheet.Claim;
import io.dealerflow.report.narrative.Sheet.Direction;
import io.dealerflow.report.narrative.Sheet.Figure;
import io.dealerflow.report.narrative.Sheet.Kind;
import io.dealerflow.report.narrative.Sheet.Subject;
import io.dealerflow.report.narrative.Words;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a narrative may say of one asset's day: the figures of the report, and how they stand to each other. */
final class NarrativeSheet {
    private static final List<String> SECTIONS =
            List.of("positioning", "range", "hedging", "score", "changes", "quality");

    private static final Set<Subject> NONE = Set.of();
    private static final Set<Subject> SPOT = Set.of(Subject.SPOT);
    private static final Set<Subject> NET_GEX = Set.of(Subject.NET_GEX);
    private static final String[] EARLIER = {"from", "before", "previous", "earlier"};
    private static final String[] CHANGE = Words.ofChange().toArray(String[]::new);

    private final List<Figure> figures = new ArrayList<>();
    private final Set<Claim> claims = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private NarrativeSheet() {}

    static Sheet of(DayData data, PhraseTable phrases) {
        return new Sheet(
                data.date(),
                data.symbols().stream().map(day -> asset(day, phrases)).toList());
    }

    private static Sheet.Asset asset(SymbolDay day, PhraseTable phrases) {
        var sheet = new NarrativeSheet();
        GexSnapshot latest = day.latest();
        if (latest != null) {
            sheet.exposure(latest);
            sheet.levels(latest);
            sheet.expiries(latest);
            sheet.quality(latest);
            sheet.change(latest, day.dayBefore());
        }
        sheet.score(day.score());
        var facts = FactSheet.of(day);
        List<String> sentences = SECTIONS.stream()
                .flatMap(section -> phrases.say(section, facts).stream())
                .toList();
        return new Sheet.Asset(day.symbol(), sheet.figures, sheet.claims, sentences, sheet.dates, sheet.names);
    }

    private void figure(String name, @Nullable Double value, Kind kind, String unit, Set<Subject> of, String... needs) {
        if (value == null) {
            return;
        }
        String number = switch (kind) {
            case PRICE -> price(value);
            case POINTS, PERCENT -> signed(value, 2);
            case COUNT -> count(Math.round(value));
            case SCORE -> decimals(value, 2);
            case DOLLARS -> throw new IllegalArgumentException("dollars have a unit of their own");
        };
        figures.add(new Figure(name, value, kind, (number + " " + unit).strip(), of, Set.of(needs)));
    }

    private void dollars(String name, double value, DollarUnit unit, Set<String> needs) {
        String printed = unit.amount(value) + " " + unit.symbol();
        figures.add(new Figure(name, value, Kind.DOLLARS, printed, NET_GEX, needs));
    }

    private void exposure(GexSnapshot snapshot) {
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        double net = snapshot.netGex();
        names.add(snapshot.convention().dealer());
        names.add(snapshot.gammaRegime().name());
        figure("spot", snapshot.spot(), Kind.PRICE, "", SPOT);
        dollars("net GEX per 1 % move", net, unit, Set.of());
        dollars("gross GEX per 1 % move", snapshot.grossGex(), unit, Set.of("gross"));
        Double netToGross = snapshot.netToGross();
        if (netToGross != null) {
            figure("net to gross", netToGross * 100, Kind.PERCENT, "%", NONE, "gross");
        }
        figure("put/call ratio of open interest", snapshot.putCallOpenInterest(), Kind.SCORE, "", NONE, "interest");
        figure("put/call ratio of volume", snapshot.putCallVolume(), Kind.SCORE, "", NONE, "volume");
        Double vol = snapshot.atmIv30d();
        if (vol != null) {
            figure("at-the-money vol of a month", vol * 100, Kind.PERCENT, "%", NONE, "vol", "volatility");
        }
        if (net != 0) {
            say(Subject.NET_GEX, net > 0 ? Direction.POSITIVE : Direction.NEGATIVE);
            say(Subject.DEALERS, net > 0 ? Direction.LONG : Direction.SHORT);
            say(Subject.HEDGING, net > 0 ? Direction.AGAINST : Direction.WITH);
            say(Subject.DEALERS, net > 0 ? Direction.AGAINST : Direction.WITH);
        }
        if (snapshot.gammaRegime() == GammaRegime.NEAR_FLIP) {
            claims.add(new Claim(Subject.SPOT, Direction.NEAR, Subject.FLIP));
            claims.add(new Claim(Subject.FLIP, Direction.NEAR, Subject.SPOT));
        }
    }

    private void say(Subject subject, Direction direction) {
        claims.add(new Claim(subject, direction, null));
    }

    private void levels(GexSnapshot snapshot) {
        Map<Subject, Double> levels = new EnumMap<>(Subject.class);
        levels.put(Subject.SPOT, snapshot.spot());
        put(levels, Subject.FLIP, snapshot.gammaFlip().value());
        put(levels, Subject.CALL_WALL, snapshot.callWall());
        put(levels, Subject.PUT_WALL, snapshot.putWall());
        levels.forEach((subject, level) -> levels.forEach((object, other) -> {
            if (subject != object) {
                int order = Double.compare(level, other);
                claims.add(new Claim(
                        subject, order > 0 ? Direction.ABOVE : order < 0 ? Direction.BELOW : Direction.AT, object));
            }
        }));
        double spot = snapshot.spot();
        level("gamma flip", Subject.FLIP, levels, spot);
        level("call wall", Subject.CALL_WALL, levels, spot);
        level("put wall", Subject.PUT_WALL, levels, spot);
    }

    private static void put(Map<Subject, Double> levels, Subject subject, @Nullable Double level) {
        if (level != null) {
            levels.put(subject, level);
        }
    }

    private void level(String name, Subject subject, Map<Subject, Double> levels, double spot) {
        Double level = levels.get(subject);
        if (level != null) {
            figure(name, level, Kind.PRICE, "", Set.of(subject));
            // The sentence may name spot last.
            var both = Set.of(subject, Subject.SPOT);
            String[] words = name.split(" ", -1);
            String last = words[words.length - 1];
            figure(name + " from spot", level - spot, Kind.POINTS, "points", both, name, last);
            figure(name + " from spot", (level - spot) / spot * 100, Kind.PERCENT, "%", both, name, last);
        }
    }

    private void expiries(GexSnapshot snapshot) {
        ExpectedMove move = snapshot.expectedMove();
        if (move != null) {
            dates.add(move.expiry());
            names.add(move.root());
            figure("straddle of " + move.expiry(), move.straddle(), Kind.POINTS, "points", NONE, "straddle");
            figure(
                    "one standard deviation to " + move.expiry(),
                    move.sigma(),
                    Kind.POINTS,
                    "points",
                    NONE,
                    "deviation",
                    "sigma");
        }
        PinRisk pin = snapshot.pinRisk();
        if (pin != null) {
            dates.add(pin.expiry());
            names.add(pin.root());
            figure("pin risk of " + pin.expiry(), pin.value(), Kind.SCORE, "", NONE, "pin");
            figure("pin strike", pin.strike(), Kind.PRICE, "", NONE, "pin");
        }
    }

    private void quality(GexSnapshot snapshot) {
        figure(
                "contracts received",
                (double) snapshot.quality().received(),
                Kind.COUNT,
                "contracts",
                NONE,
                "contracts");
        figure("contracts used", (double) snapshot.quality().used(), Kind.COUNT, "contracts", NONE, "used");
        figure("expiries", (double) snapshot.byExpiry().size(), Kind.COUNT, "expiries", NONE, "expiries");
    }

    private void change(GexSnapshot latest, @Nullable GexSnapshot before) {
        if (before == null) {
            return;
        }
        dates.add(before.asOf().atZone(Figures.NEW_YORK).toLocalDate());
        DollarUnit unit = DollarUnit.of(latest.grossGex());
        dollars("net GEX before, per 1 % move", before.netGex(), unit, Set.of(EARLIER));
        dollars("change of net GEX, per 1 % move", latest.netGex() - before.netGex(), unit, Set.of(CHANGE));
        figure("spot before", before.spot(), Kind.PRICE, "", SPOT, EARLIER);
        figure("change of spot", latest.spot() - before.spot(), Kind.POINTS, "points", SPOT, CHANGE);
        figure(
                "change of spot",
                (latest.spot() - before.spot()) / before.spot() * 100,
                Kind.PERCENT,
                "%",
                SPOT,
                CHANGE);
        moved(Subject.SPOT, latest.spot() - before.spot());
        moved(Subject.NET_GEX, latest.netGex() - before.netGex());
    }

    private void moved(Subject subject, double change) {
        if (change != 0) {
            say(subject, change > 0 ? Direction.UP : Direction.DOWN);
        }
    }

    private void score(@Nullable AssetScore score) {
        if (score == null) {
            return;
        }
        figure("instability index, 0 to 100", score.index(), Kind.SCORE, "", Set.of(Subject.INDEX));
        figure("components", (double) score.components().size(), Kind.COUNT, "", NONE, "components");
        figure(
                "components that abstain",
                (double) score.components().stream()
                        .filter(component -> component.value() == null)
                        .count(),
                Kind.COUNT,
                "",
                NONE,
                "abstain",
                "abstains",
                "abstained");
        if (score.regime() != null) {
            names.add(score.regime().name());
            say(Subject.INDEX, Direction.valueOf(score.regime().name()));
        }
        if (score.pressure() != PressureDirection.NEUTRAL) {
            say(Subject.PRESSURE, Direction.valueOf(score.pressure().name()));
        }
    }
}
