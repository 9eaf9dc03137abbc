package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionColumnsTest {
    private static final SeriesKey KEY = SeriesKey.listed(LocalDate.of(2023, 1, 20), "SPX");
    private static final Series.Observation OBSERVED = new Series.Observation(Books.AS_OF, 100);

    private static final class Columns {
        private final boolean[] call = {true, false};
        private final double[] strike = {100, 100};
        private final double[] bid = {1, 2};
        private double[] ask = {1.5, 2.5};
        private final double[] iv = {0.2, 0.2};
        private final double[] gamma = {0.01, OptionColumns.MISSING};
        private final long[] volume = {5, 6};
        private final long[] openInterest = {7, 8};
        private final double[] flow = {-3, OptionColumns.MISSING};

        OptionColumns build() {
            return new OptionColumns(call, strike, bid, ask, iv, gamma, volume, openInterest, flow);
        }
    }

    @Test
    void columnsAreTheSeries() {
        var series = new Series(KEY, 100, OBSERVED, new Columns().build());

        assertThat(series.size()).isEqualTo(2);
        assertThat(series.right(0)).isEqualTo(Right.CALL);
        assertThat(series.mid(1)).isEqualTo(2.25);
        assertThat(series.vendorGamma(0)).isEqualTo(0.01);
        assertThat(series.hasVendorGamma(1)).isFalse();
        assertThat(series.signedFlow(0)).isEqualTo(-3);
        assertThat(series.hasSignedFlow(1)).isFalse();
        assertThat(series.openInterest(Right.PUT)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theirOrderDoesNotMatter(long seed) {
        var random = new Random(seed);
        List<OptionLine> lines = new ArrayList<>();
        for (int strike = 90; strike <= 110; strike++) {
            for (Right right : Right.values()) {
                Double gamma = random.nextBoolean() ? null : random.nextDouble();
                lines.add(new OptionLine(
                        right, strike, random.nextDouble(), random.nextDouble(), 0.2, gamma, strike, strike * 2L));
            }
        }
        var sorted = new Series(KEY, 100, OBSERVED, lines);
        Collections.shuffle(lines, random);
        var shuffled = new Series(KEY, 100, OBSERVED, lines);

        for (int i = 0; i < sorted.size(); i++) {
            assertThat(describe(shuffled, i)).isEqualTo(describe(sorted, i));
        }
    }

    private static List<Object> describe(Series series, int i) {
        return List.of(
                series.right(i),
                series.strike(i),
                series.mid(i),
                series.vendorIv(i),
                series.hasVendorGamma(i) ? series.vendorGamma(i) : "none",
                series.volume(i),
                series.openInterest(i));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void impossiblePricesAreRejected(double bad) {
        rejects("strike", columns -> columns.strike[1] = bad);
        rejects("bid", columns -> columns.bid[1] = bad);
        rejects("ask", columns -> columns.ask[1] = bad);
        rejects("vendorIv", columns -> columns.iv[1] = bad);
    }

    @Test
    void impossibleGammasFlowsAndCountsAreRejected() {
        rejects("vendorGamma", columns -> columns.gamma[0] = Double.NEGATIVE_INFINITY);
        rejects("signedFlow", columns -> columns.flow[0] = Double.POSITIVE_INFINITY);
        rejects("volume", columns -> columns.volume[0] = -1);
        rejects("openInterest", columns -> columns.openInterest[0] = -1);
    }

    @Test
    void columnsOfDifferentLengthsAreRejected() {
        rejects("ask", columns -> columns.ask = Arrays.copyOf(columns.ask, 1));
    }

    private static void rejects(String name, Consumer<Columns> change) {
        var columns = new Columns();
        change.accept(columns);
        assertThatIllegalArgumentException().isThrownBy(columns::build).withMessageContaining(name);
    }

    @Test
    void aContractListedTwiceIsRejected() {
        var columns = new Columns();
        columns.call[1] = true;

        assertThatIllegalArgumentException().isThrownBy(() -> new Series(KEY, 100, OBSERVED, columns.build()));
    }
}
