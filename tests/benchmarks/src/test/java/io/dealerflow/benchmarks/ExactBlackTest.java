package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import org.junit.jupiter.api.Test;

class ExactBlackTest {
    /** The first BSM row of quant's greeks.csv, by mpmath: rate 3 %, yield -4 %. */
    @Test
    void sensitivitiesOfACall() {
        Contract call = new Contract(Right.CALL, 100, 10, 0.05, 200);

        FiveGreeks s =
                ExactBlack.sensitivities(call, new Market(99.5, 0.03, -0.04)).greeks();

        close(s.delta(), 1.4918189858389228);
        close(s.gamma(), 1.69907508968227e-6);
        close(s.vega(), 0.008410634078313446);
        close(s.vanna(), -0.00230759890402429);
        close(s.charm(), -0.05967882449429649);
    }

    @Test
    void callAndPutPricesDifferByTheForward() {
        Contract call = new Contract(Right.CALL, 90, 0.5, 0.3, 100);
        Contract put = new Contract(Right.PUT, 90, 0.5, 0.3, 100);

        close(ExactBlack.undiscounted(call) - ExactBlack.undiscounted(put), 10);
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
    }
}
