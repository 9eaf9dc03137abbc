package io.dealerflow.ingest.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.cases.CaseFigures.Printed;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.dealerflow.positioning.BookAnalytics;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * Publicly reported inputs, read and analysed as by the product, against figures computed outside the project.
 * Figures are read from the cases' folder, with its tolerances: 1e-7 of gross, 2e-6 of spot for flips, 1e-9 for days and forwards,
 * or half a unit of the last digit printed there; counts are exact.
 */
class CasesTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");

    /** What is right for inputs whose figures are not: the first rule that matches; inputs without a rule have figures. */
    private static final List<Rule> RULES = List.of(
            like("06*/qdsv_tokyo.csv", "qdst_spring.json"),
            refused("10*/*"),
            refused("11*/all_{minus_999,nan_text}.json", "NOT_A_NUMBER|NEGATIVE|ABSURD"),
            dropping("11*/three_nan_*.json", Map.of("NOT_A_NUMBER", 3)),
            like("11*/iv_null_all.json", "all_zero.json"),
            like("11*/no_greek_keys.json", "gamma_null_all.json"),
            refused("14*/{qlan,qlbn}_*.csv", "ISO 8601|ambiguous"),
            like("14*/*", "qlab_en-US_Chicago.csv"),
            figures("15*/{qxa,qxf}_*.csv"),
            figuresDropping("15*/qxn_*.csv", Map.of("MISSING", 1)),
            refused("15*/*"),
            refused("16*/*"),
            refused("17*/*"),
            figuresDropping("20*/qdua_*.csv", Map.of("DUPLICATE", 6)),
            refused("20*/qduc_*.csv"),
            refused("20*/*", "DUPLICATE"),
            dropping("26*/*", Map.of("BAD_SYMBOL", 5)),
            refused("27*/half_half.json", "OTHER_UNDERLYING.*QTWO"),
            dropping("27*/four_percent.json", Map.of("OTHER_UNDERLYING", 6)));

    /**
     * @param glob     inputs that it is for
     * @param refusal  pattern that the refusal's message holds, null when the input is read
     * @param dropped  contracts left out while reading
     * @param figures  whose figures are right, null for its own, empty for none
     */
    private record Rule(
            String glob,
            @Nullable String refusal,
            Map<String, Integer> dropped,
            @Nullable String figures) {
        boolean isFor(Path input) {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(input);
        }
    }

    private static Rule refused(String glob) {
        return refused(glob, ".");
    }

    private static Rule refused(String glob, String message) {
        return new Rule(glob, message, Map.of(), null);
    }

    private static Rule figures(String glob) {
        return new Rule(glob, null, Map.of(), null);
    }

    private static Rule like(String glob, String other) {
        return new Rule(glob, null, Map.of(), other);
    }

    private static Rule dropping(String glob, Map<String, Integer> dropped) {
        return new Rule(glob, null, dropped, "");
    }

    private static Rule figuresDropping(String glob, Map<String, Integer> dropped) {
        return new Rule(glob, null, dropped, null);
    }

    /** Inputs by folder and name; without the folder one that the test then finds absent. */
    static Stream<Path> inputs() throws IOException {
        Path cases;
        try {
            cases = RecordedData.cases();
        } catch (TestAbortedException absent) {
            return Stream.of(Path.of("cases"));
        }
        try (Stream<Path> files = Files.walk(cases, 2)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(cases::relativize)
                    .filter(input -> input.getNameCount() == 2 && !input.endsWith("EXPECTED.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @DisplayName("a publicly reported input is read correctly or refused with its reason")
    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void everyCaseIsRight(Path input) {
        Path file = RecordedData.cases().resolve(input);
        Rule rule = RULES.stream().filter(each -> each.isFor(input)).findFirst().orElse(figures("*"));
        ParseOutcome outcome = parse(file);

        if (rule.refusal() != null) {
            assertRefused(input, outcome, rule.refusal());
            return;
        }
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        ParseOutcome.Parsed parsed = (ParseOutcome.Parsed) outcome;
        assertThat(byName(parsed.dropped())).isEqualTo(rule.dropped());
        GexSnapshot snapshot = GexSnapshots.of(book(event(parsed, RECEIVED)), Convention.DEFAULT);
        if (!"".equals(rule.figures())) {
            String name = rule.figures() == null ? file.getFileName().toString() : rule.figures();
            Map<String, CaseFigures> figures = CaseFigures.read(Objects.requireNonNull(file.getParent()));
            assertThat(figures).containsKey(name);
            assertFigures(snapshot, figures.get(name), rule.figures() == null);
        }
    }

    private static void assertRefused(Path input, ParseOutcome outcome, String message) {
        assertThat(outcome).isInstanceOf(ParseOutcome.Refused.class);
        ParseOutcome.Refused refused = (ParseOutcome.Refused) outcome;
        assertThat(refused.message()).containsPattern(message);
        if (input.startsWith("10-zero-spot") || input.startsWith("16-older-page")) {
            assertThat(refused.location().field()).isNotNull();
        }
        if (input.startsWith("15-spreadsheet")) {
            assertThat(refused.location().line()).isNotNull();
        }
    }

    private static void assertFigures(GexSnapshot snapshot, CaseFigures expected, boolean sameRoots) {
        double gross = 1e-7 * expected.gross().value();
        assertThat(snapshot.asOf()).isEqualTo(expected.asOf());
        assertClose(snapshot.netGex(), expected.net(), gross);
        assertClose(snapshot.grossGex(), expected.gross(), gross);
        assertThat(snapshot.gammaFlip().all()).hasSameSizeAs(expected.flips());
        for (int i = 0; i < expected.flips().size(); i++) {
            assertClose(snapshot.gammaFlip().all().get(i), expected.flips().get(i), 2e-6 * snapshot.spot());
        }
        assertThat(snapshot.callWall()).isEqualTo(expected.callWall());
        assertThat(snapshot.putWall()).isEqualTo(expected.putWall());
        assertThat(snapshot.quality().used()).isEqualTo(expected.used());
        assertThat(snapshot.quality().received()).isEqualTo(expected.received());
        assertThat(snapshot.quality().dropped()).isEqualTo(expected.dropped());
        assertThat(snapshot.quality().ivSources()).isEqualTo(expected.ivSources());
        assertExpiries(snapshot, expected, sameRoots);
    }

    private static void assertExpiries(GexSnapshot snapshot, CaseFigures expected, boolean sameRoots) {
        assertThat(snapshot.byExpiry()).hasSameSizeAs(expected.expiries());
        for (int i = 0; i < expected.expiries().size(); i++) {
            GexSnapshot.ExpiryGex found = snapshot.byExpiry().get(i);
            CaseFigures.Expiry right = expected.expiries().get(i);
            assertThat(found.expiry()).isEqualTo(right.expiry());
            assertThat(!sameRoots || found.root().equals(right.root())).isTrue();
            assertClose(found.days(), right.days(), 1e-9);
            assertClose(found.forward(), right.forward(), 1e-9);
            assertThat(found.forwardSource()).hasToString(right.source());
            assertThat(found.maxPain()).isEqualTo(right.maxPain());
        }
    }

    private static void assertClose(double found, Printed right, double tolerance) {
        assertThat(found).isCloseTo(right.value(), within(Math.max(tolerance, 1.001 * right.precision())));
    }

    @Test
    void theCorrectionThatWasReceivedLaterIsTheBook() {
        Path folder = RecordedData.cases().resolve("21-oi-corrected");
        OptionChain first = event((ParseOutcome.Parsed) parse(folder.resolve("qoic_first.json")), RECEIVED);
        OptionChain second =
                event((ParseOutcome.Parsed) parse(folder.resolve("qoic_second.json")), RECEIVED.plusSeconds(60));
        long callsOpen = number(folder, "call open interest (\\d+)");

        for (List<OptionChain> order :
                List.of(List.of(first, second), List.of(second, first), List.of(first, second, first))) {
            ChainBook book = ChainBook.at(first.asOf(), order).orElseThrow();
            assertThat(book.newest()).isEqualTo(second);
            OptionChain.Contracts contracts = book.newest().contracts();
            assertThat(IntStream.range(0, contracts.size())
                            .filter(i -> contracts.call()[i])
                            .mapToLong(i -> contracts.openInterest()[i])
                            .distinct())
                    .containsExactly(callsOpen);
        }
    }

    @Test
    void theMonthlyThatAHolidayMovedIsFound() {
        Path folder = RecordedData.cases().resolve("25-moved-monthly");
        OptionChain chain = event((ParseOutcome.Parsed) parse(folder.resolve("rut_juneteenth.json")), RECEIVED);

        GexAnalytics analytics = BookAnalytics.of(book(chain), Convention.DEFAULT, GexAnalytics.HedgingShift.NONE);

        assertThat(Objects.requireNonNull(analytics.dealerShare().monthly()).expiry())
                .isEqualTo(LocalDate.parse(text(folder, "monthly.expiry = (\\S+)")));
    }

    private static long number(Path folder, String pattern) {
        return Long.parseLong(text(folder, pattern));
    }

    private static String text(Path folder, String pattern) {
        try {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(folder.resolve("EXPECTED.md")));
            assertThat(found.find()).isTrue();
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChainBook book(OptionChain chain) {
        return ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow();
    }

    private static OptionChain event(ParseOutcome.Parsed parsed, Instant received) {
        return parsed.observation().toEvent("cboe", received);
    }

    private static ParseOutcome parse(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new ChainParser(ParseLimits.DEFAULT).parse(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> byName(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> named = new HashMap<>();
        counts.forEach((reason, count) -> named.put(reason.name(), count));
        return named;
    }
}
