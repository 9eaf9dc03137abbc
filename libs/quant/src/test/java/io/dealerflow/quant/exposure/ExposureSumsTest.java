package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts, strikes, expiries and buckets are the same exposure cut in different ways. */
class ExposureSumsTest {
    private static final List<ToDoubleFunction<GreekExposure>> COLUMNS =
            List.of(GreekExposure::delta, GreekExposure::vanna, GreekExposure::charm);

    /** Two roots on ten dates from today to beyond 180 days, half of the strikes unlisted, some contracts without a volatility. */
    private static Book random(long seed) {
        Random random = new Random(seed);
        List<Series> series = new ArrayList<>();
        for (int days : new int[] {0, 1, 4, 7, 11, 30, 39, 60, 95, 200}) {
            String expiry = Books.AS_OF.plusSeconds(86_400L * days).toString().substring(0, 10);
            for (String root : List.of("SPY", "SPXW")) {
                List<OptionLine> lines = new ArrayList<>();
                for (double strike = 80; strike <= 120; strike += 2.5) {
                    for (Right right : Right.values()) {
                        if (random.nextBoolean()) {
                            double iv = random.nextInt(10) == 0 ? 0 : 0.1 + 0.4 * random.nextDouble();
                            lines.add(Books.line(right, strike, iv, random.nextInt(1000)));
                        }
                    }
                }
                series.add(Books.series(root, expiry, lines));
            }
        }
        return Books.book(series.toArray(Series[]::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gammaByContractStrikeExpiryAndBucketIsTheTotal(long seed) {
        GexAnalysis analysis = GexAnalysis.of(PreparedBook.of(random(seed), Convention.DEFAULT));
        double[] contracts = ContractGex.of(analysis.prepared());

        assertThat(Stream.of(
                        IntStream.range(0, contracts.length).mapToDouble(i -> contracts[i]),
                        analysis.byStrike().stream().mapToDouble(StrikeExposure::netGex),
                        analysis.byExpiry().stream()
                                .mapToDouble(row -> row.totals().net()),
                        BucketExposure.of(analysis, null).stream()
                                .mapToDouble(row -> row.gex().net())))
                .allSatisfy(cut -> assertThat(cut.sum())
                        .isCloseTo(
                                analysis.totals().net(),
                                within(1e-12 * analysis.totals().gross())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void greeksByContractStrikeExpiryAndBucketAreTheTotal(long seed) {
        PreparedBook prepared = PreparedBook.of(random(seed), Convention.DEFAULT);
        ContractGreeks greeks = ContractGreeks.of(prepared).orElseThrow();
        List<GreekExposure> contracts = IntStream.range(0, prepared.positions().size())
                .mapToObj(greeks::of)
                .toList();
        List<List<GreekExposure>> cuts = List.of(
                contracts,
                greeks.byStrike().stream().map(StrikeGreeks::greeks).toList(),
                greeks.byReading(),
                BucketExposure.of(GexAnalysis.of(prepared), greeks).stream()
                        .map(BucketExposure::greeks)
                        .toList());

        for (ToDoubleFunction<GreekExposure> column : COLUMNS) {
            double gross = contracts.stream().mapToDouble(column).map(Math::abs).sum();
            double total = column.applyAsDouble(greeks.total());
            assertThat(cuts)
                    .allSatisfy(cut ->
                            assertThat(cut.stream().mapToDouble(column).sum()).isCloseTo(total, within(1e-12 * gross)));
        }
    }

    @Test
    void aContractIsItsOwnGreeksInDollars() {
        PreparedBook prepared = PreparedBook.of(random(6), Convention.DEFAULT);
        ContractGreeks greeks = ContractGreeks.of(prepared).orElseThrow();

        for (int i = 0; i < prepared.positions().size(); i++) {
            GreekExposure expected = priced(prepared, i);
            assertThat(greeks.of(i).delta()).isCloseTo(expected.delta(), within(1e-6));
            assertThat(greeks.of(i).vanna()).isCloseTo(expected.vanna(), within(1e-6));
            assertThat(greeks.of(i).charm()).isCloseTo(expected.charm(), within(1e-6));
        }
    }

    /** As in the definition: with the sign of its right, 100 units a contract, rate 0.043, yield 0.015. */
    private static GreekExposure priced(PreparedBook prepared, int i) {
        Positions positions = prepared.positions();
        Series series = prepared.readings().get(positions.reading(i)).series();
        Right right = series.right(positions.contract(i));
        Greeks one = BlackScholesMerton.greeks(
                new EuropeanOption(
                        right,
                        positions.strike(i),
                        prepared.readings().get(positions.reading(i)).years(),
                        positions.volatility(i)),
                new Market(100, 0.043, 0.015));
        double dollars = right.sign() * series.openInterest(positions.contract(i)) * 100.0 * 100;
        return new GreekExposure(dollars * one.delta(), dollars * one.vanna() * 0.01, dollars * one.charm() / 365);
    }

    @Test
    void strikesHoldTheContractsStruckThere() {
        Book book = Books.book(
                Books.series("SPY", "2022-12-16", List.of(Books.line(Right.CALL, 105, 0.2, 3))),
                Books.series(
                        "SPY",
                        "2023-01-20",
                        List.of(Books.line(Right.PUT, 95, 0.2, 4), Books.line(Right.PUT, 105, 0.2, 5))));
        ContractGreeks greeks =
                ContractGreeks.of(PreparedBook.of(book, Convention.DEFAULT)).orElseThrow();

        assertThat(greeks.byStrike())
                .containsExactly(
                        new StrikeGreeks(95, greeks.of(1)),
                        new StrikeGreeks(105, greeks.of(0).plus(greeks.of(2))));
    }

    @Test
    void vendorGammasHaveNoOtherGreeks() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        assertThat(ContractGreeks.of(PreparedBook.of(Books.typical(), vendor))).isEmpty();
    }
}
