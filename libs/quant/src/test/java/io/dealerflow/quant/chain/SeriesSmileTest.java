package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.data.SimulatedChain;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.smile.SviSmile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesSmileTest {
    private static final Convention OTM =
            Convention.DEFAULT.toBuilder().smile(SmileRule.OTM).build();

    @Test
    void aSimulatedChainGivesBackItsForwardAndSmile() {
        SeriesReading reading =
                PreparedBook.of(SimulatedChain.book(), OTM).readings().getFirst();

        assertThat(reading.forward().source()).isEqualTo(ForwardSource.PARITY);
        assertThat(reading.forward().forward()).isCloseTo(SimulatedChain.forward(), within(1e-6));
        SviSmile smile = (SviSmile) reading.outOfTheMoneySmile().orElseThrow();
        assertThat(smile.arbitrageFree()).isTrue();
        assertThat(smile.error().rmse()).isLessThan(1e-3);
        for (double strike = 3200; strike <= 4500; strike += 100) {
            assertThat(smile.volatility(reading.logMoneyness(strike)))
                    .isCloseTo(SimulatedChain.volatility(strike), within(1e-5));
        }
    }

    @Test
    void bothRightsArePricedFromTheFit() {
        PreparedBook prepared = PreparedBook.of(SimulatedChain.book(), OTM);

        assertThat(prepared.quality().from(VolatilitySource.SMILE))
                .isEqualTo(prepared.quality().received());
        Positions positions = prepared.positions();
        for (int i = 0; i + 1 < positions.size(); i += 2) {
            assertThat(positions.volatility(i)).isEqualTo(positions.volatility(i + 1));
        }
    }

    @Test
    void aDearInTheMoneySideDoesNotMoveTheSmile() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 90; strike <= 110; strike += 1) {
            boolean put = strike <= 100; // the forward is 100.3
            lines.add(Books.line(Right.CALL, strike, put ? 0.9 : 0.2, 10));
            lines.add(Books.line(Right.PUT, strike, put ? 0.2 : 0.9, 10));
        }
        PreparedBook prepared = PreparedBook.of(Books.book(Books.series("SPY", "2023-01-20", lines)), OTM);

        for (int i = 0; i < prepared.positions().size(); i++) {
            assertThat(prepared.positions().volatility(i)).isCloseTo(0.2, within(1e-6));
        }
    }

    @Test
    void withoutTheOptionNoSmileIsFittedUntilAsked() {
        SeriesReading reading = PreparedBook.of(SimulatedChain.book(), Convention.DEFAULT)
                .readings()
                .getFirst();

        assertThat(reading.smile()).isNull();
        assertThat(reading.outOfTheMoneySmile()).isPresent();
    }

    @Test
    void recordedSmilesAreFittedWithinTwoPointsAndFreeOfArbitrage() {
        PreparedBook spx = PreparedBook.of(RecordedChains.spx20221212(), Convention.DEFAULT);

        assertThat(spx.live()).allSatisfy(reading -> {
            SviSmile smile = (SviSmile) reading.outOfTheMoneySmile().orElseThrow();
            assertThat(smile.error().rmse()).isLessThan(2);
            assertThat(smile.arbitrageFree()).isTrue();
        });
    }
}
