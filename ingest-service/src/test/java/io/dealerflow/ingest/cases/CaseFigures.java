package io.dealerflow.ingest.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures that an oracle outside this project computed of one input, as an {@code EXPECTED.md} lists them. */
record CaseFigures(
        Instant asOf,
        Printed net,
        Printed gross,
        List<Printed> flips,
        @Nullable Double callWall,
        @Nullable Double putWall,
        int used,
        int received,
        Map<String, Integer> dropped,
        Map<String, Integer> ivSources,
        List<Expiry> expiries) {
    private static final Pattern LINE = Pattern.compile(
            "- (\\S+): as_of (\\S+) net (\\S+) gross (\\S+) flips \\[(.*?)] walls (\\S+)/(\\S+) used (\\d+) of (\\d+)"
                    + " dropped \\{(.*?)} iv \\{(.*?)}; (.*)");
    private static final Pattern EXPIRY =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\S+) days (\\S+) F (\\S+) (PARITY|CURVE) max pain ([0-9.None]+)");
    private static final Pattern COUNT = Pattern.compile("'(\\w+)': (\\d+)");

    /** A number and half a unit of the last digit that was printed of it. */
    record Printed(double value, double precision) {
        static Printed of(String text) {
            String mantissa = text.replaceFirst("[eE].*", "");
            int exponent =
                    text.length() == mantissa.length() ? 0 : Integer.parseInt(text.substring(mantissa.length() + 1));
            int point = mantissa.indexOf('.');
            int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
            return new Printed(Double.parseDouble(text), 0.5 * Math.pow(10, exponent - decimals));
        }
    }

    /** One (expiry, root). */
    record Expiry(
            LocalDate expiry,
            String root,
            Printed days,
            Printed forward,
            String source,
            @Nullable Double maxPain) {}

    /** By name of the input; inputs without figures are left out. */
    static Map<String, CaseFigures> read(Path folder) {
        Map<String, CaseFigures> figures = new HashMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("EXPECTED.md"))) {
            lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> figures.put(line.group(1), of(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }

    private static CaseFigures of(Matcher line) {
        return new CaseFigures(
                Instant.parse(line.group(2)),
                Printed.of(line.group(3)),
                Printed.of(line.group(4)),
                Pattern.compile(", ")
                        .splitAsStream(line.group(5))
                        .filter(text -> !text.isEmpty())
                        .map(Printed::of)
                        .toList(),
                orNull(line.group(6)),
                orNull(line.group(7)),
                Integer.parseInt(line.group(8)),
                Integer.parseInt(line.group(9)),
                counts(line.group(10)),
                counts(line.group(11)),
                EXPIRY.matcher(line.group(12))
                        .results()
                        .map(CaseFigures::expiry)
                        .toList());
    }

    private static Expiry expiry(MatchResult match) {
        return new Expiry(
                LocalDate.parse(match.group(1)),
                match.group(2),
                Printed.of(match.group(3)),
                Printed.of(match.group(4)),
                match.group(5),
                orNull(match.group(6)));
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        COUNT.matcher(text).results().forEach(match -> counts.put(match.group(1), Integer.valueOf(match.group(2))));
        return counts;
    }

    private static @Nullable Double orNull(String text) {
        return text.equals("None") ? null : Double.valueOf(text);
    }
}
