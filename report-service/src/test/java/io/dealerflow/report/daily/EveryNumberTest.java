package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No sentence may hold a figure that the data does not. */
class EveryNumberTest {
    private static final List<String> SECTIONS =
            List.of("positioning", "range", "hedging", "score", "changes", "quality");
    private static final Pattern DATE_OR_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T[0-9:]+Z)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d,]*(\\.\\d+)?");

    static Stream<SymbolDay> days() {
        SymbolDay full = Samples.fullDay();
        GexSnapshot latest = Objects.requireNonNull(full.latest());
        return Stream.of(
                full,
                Samples.sparseDay(),
                new SymbolDay(
                        "SPX",
                        null,
                        Objects.requireNonNull(full.dayBefore()),
                        latest,
                        null,
                        latest,
                        null,
                        null,
                        List.of()),
                new SymbolDay("SPX", null, null, null, null, null, full.score(), null, List.of()));
    }

    @ParameterizedTest
    @MethodSource("days")
    void everyNumberOfASentenceIsInTheData(SymbolDay day) {
        List<Double> allowed = allowed(day);
        String data = Wire.json().valueToTree(day) + " " + newYorkDate(day.dayBefore());

        for (String sentence : sentences(day)) {
            DATE_OR_TIME
                    .matcher(sentence)
                    .results()
                    .forEach(date -> assertThat(data).contains(date.group()));
            NUMBER.matcher(DATE_OR_TIME.matcher(sentence).replaceAll(""))
                    .results()
                    .forEach(number -> assertThat(allowed)
                            .as("%s in \"%s\"", number.group(), sentence)
                            .anyMatch(value -> prints(value, number.group())));
        }
    }

    @Test
    void thereAreNumbersToCheck() {
        long numbers = sentences(Samples.fullDay()).stream()
                .flatMap(sentence -> NUMBER.matcher(sentence).results())
                .count();

        assertThat(numbers).isGreaterThan(30);
    }

    @Test
    void aNumberThatIsNotInTheDataIsFound() {
        assertThat(allowed(Samples.fullDay())).noneMatch(value -> prints(value, "4001.37"));
    }

    /** An instant of the data may be written as its date in New York. */
    private static String newYorkDate(GexSnapshot snapshot) {
        return snapshot == null
                ? ""
                : snapshot.asOf().atZone(Figures.NEW_YORK).toLocalDate().toString();
    }

    private static List<String> sentences(SymbolDay day) {
        PhraseTable phrases = PhraseTable.daily();
        return SECTIONS.stream()
                .flatMap(section -> phrases.say(section, FactSheet.of(day)).stream())
                .toList();
    }

    /** Equal at the precision that the text shows. */
    private static boolean prints(double value, String text) {
        String plain = text.replace(",", "");
        int point = plain.indexOf('.');
        int places = point < 0 ? 0 : plain.length() - point - 1;
        return Math.abs(value - Double.parseDouble(plain)) <= 0.5000001 * Math.pow(10, -places);
    }

    /** The data's own numbers in every unit used, and what is named as derived from them. */
    private static List<Double> allowed(SymbolDay day) {
        List<Double> own = new ArrayList<>();
        collect(Wire.json().valueToTree(day), own);
        List<Double> allowed = new ArrayList<>(own);
        own.forEach(value -> allowed.addAll(List.of(value / 1e9, value * 100)));
        derived(day).forEach(allowed::add);
        return allowed;
    }

    private static void collect(JsonNode node, List<Double> into) {
        if (node.isNumber()) {
            into.add(node.doubleValue());
        } else {
            node.forEach(child -> collect(child, into));
        }
    }

    private static DoubleStream derived(SymbolDay day) {
        DoubleStream.Builder derived = DoubleStream.builder();
        GexSnapshot latest = day.latest();
        if (latest != null) {
            derivedOf(latest, derived);
            if (day.dayBefore() != null) {
                derived.add((latest.netGex() - day.dayBefore().netGex()) / 1e9);
            }
        }
        if (day.score() != null) {
            derived.add(100).add(day.score().components().size());
            derived.add(day.score().components().stream()
                    .filter(c -> c.value() == null)
                    .count());
        }
        return derived.build();
    }

    private static void derivedOf(GexSnapshot latest, DoubleStream.Builder derived) {
        double spot = latest.spot();
        long parity = latest.byExpiry().stream()
                .filter(expiry -> expiry.forwardSource() == ForwardSource.PARITY)
                .count();
        derived.add(latest.gammaFlip().all().size());
        derived.add(latest.byExpiry().size()).add(parity).add(latest.byExpiry().size() - parity);
        derived.add(100.0 * latest.quality().used() / latest.quality().received());
        if (latest.impliedSpot() != null) {
            derived.add((latest.impliedSpot() / spot - 1) * 100);
        }
        if (latest.callWall() != null && latest.putWall() != null) {
            derived.add(latest.callWall() - spot).add(latest.putWall() - spot);
        }
        if (latest.expectedMove() != null && latest.expectedMove().sigma() != null) {
            double sigma = latest.expectedMove().sigma();
            derived.add(sigma / spot * 100);
            if (latest.gammaFlip().distance() != null) {
                derived.add(Math.abs(latest.gammaFlip().distance()) / sigma);
            }
        }
    }
}
