package io.dealerflow.quant.chain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.GeneratedBook;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.data.Resources;
import io.dealerflow.quant.time.DayCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure of a chain under every convention, against {@code tools/reference/chain.py}: written from the definitions
 * alone, without sight of this library, for a generated book and three recorded chains (skipped where the files are absent).
 */
class ChainFiguresTest {
    private static final double RELATIVE = 1e-9;
    private static final double OF_GROSS = 1e-12;
    /** Where there is no figure the file has no row. */
    private static final List<String> ABSENT_UNLESS_LISTED =
            List.of("dropped", "source", "max_pain", "straddle", "sigma", "atm_vol", "robust_sign", "robust_side");

    record Row(String book, String convention, String metric, String key, String value) {
        static Row parse(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        @Nullable
        Double number() {
            return parsed(value);
        }

        /** As {@link ChainFigures} writes it. */
        String normalisedKey() {
            Double number = metric.equals("flip") ? null : parsed(key);
            return number == null ? key : number.toString();
        }

        private static @Nullable Double parsed(String text) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    static List<Arguments> books() {
        Map<List<String>, List<Row>> groups = Resources.lines("chain/figures.csv").stream()
                .skip(2)
                .map(Row::parse)
                .collect(groupingBy(row -> List.of(row.book, row.convention), LinkedHashMap::new, toList()));
        return groups.entrySet().stream()
                .map(group ->
                        Arguments.of(group.getKey().getFirst(), group.getKey().getLast(), group.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("books")
    void agree(String book, String convention, List<Row> rows) {
        ChainFigures ours = convention.equals("default")
                ? ChainFigures.whole(book(book), convention(book, convention))
                : ChainFigures.brief(book(book), convention(book, convention));
        SoftAssertions softly = new SoftAssertions();
        for (Row row : rows) {
            Object actual = row.metric.equals("profile")
                    ? (Object) ours.net(Double.parseDouble(row.key))
                    : ours.get(row.metric, row.normalisedKey());
            check(softly, row, actual, ours.gross());
        }
        for (String metric : ABSENT_UNLESS_LISTED) {
            softly.assertThat(ours.keys(metric))
                    .as(metric)
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .filter(row -> row.metric.equals(metric))
                            .map(Row::normalisedKey)
                            .toList());
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Row row, @Nullable Object actual, double gross) {
        String name = row.metric + " " + row.key;
        Double number = row.number();
        if (row.value.equals("none")) {
            softly.assertThat(actual).as(name).isNull();
        } else if (number == null) {
            softly.assertThat(String.valueOf(actual)).as(name).isEqualToIgnoringCase(row.value);
        } else {
            double allowed = RELATIVE * Math.abs(number) + (isNet(row.metric) ? OF_GROSS * gross : 0);
            double value = actual instanceof Number figure ? figure.doubleValue() : Double.NaN;
            softly.assertThat(value).as(name).isCloseTo(number, within(allowed));
        }
    }

    private static boolean isNet(String metric) {
        return metric.endsWith("net") || metric.equals("profile") || metric.endsWith("now") || metric.endsWith("then");
    }

    private static Book book(String name) {
        return switch (name) {
            case "generated" -> GeneratedBook.read();
            case "rut20230921" -> RecordedChains.rut20230921();
            case "spx20221212" -> RecordedChains.spx20221212();
            case "ndx20221212" -> RecordedChains.cboeCsv("options-cboe-csv/ndx_2022-12-12_gflows.csv.gz");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Convention convention(String book, String name) {
        Convention.Builder builder = Convention.DEFAULT.toBuilder();
        if (book.equals("rut20230921")) {
            builder.rate(0.053);
        } else if (book.equals("spx20221212")) {
            builder.dividendYield(0.017);
        }
        Convention.Builder changed = switch (name) {
            case "default" -> builder;
            case "volume" -> builder.weight(Weight.VOLUME);
            case "short_all" -> builder.dealer(DealerConvention.SHORT_ALL);
            case "long_all" -> builder.dealer(DealerConvention.LONG_ALL);
            case "signed_flow" -> builder.dealer(DealerConvention.SIGNED_FLOW);
            case "calendar_days" -> builder.dayCount(DayCount.CALENDAR_DAYS_365);
            case "bus_262" -> builder.dayCount(DayCount.BUS_262);
            case "bus_252" -> builder.dayCount(DayCount.BUS_252);
            case "trading_time" -> builder.dayCount(DayCount.TRADING_TIME);
            case "no_carry" -> builder.rate(0).dividendYield(0).forward(ForwardRule.CURVE);
            case "curve" -> builder.forward(ForwardRule.CURVE);
            case "vendor_iv" -> builder.iv(VolatilityRule.VENDOR);
            case "vendor_gamma" -> builder.gamma(GammaSource.VENDOR);
            default -> throw new IllegalArgumentException(name);
        };
        return changed.build();
    }
}
