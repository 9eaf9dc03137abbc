package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.gexapi.calculate.Calculated;
import io.dealerflow.gexapi.calculate.ChainCalculation;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpRequestTest {
    @ParameterizedTest
    @ValueSource(ints = {500, 5000})
    void everyContractIsReadAndMostAreUsed(int contracts) {
        Calculated calculated =
                ChainCalculation.of(MadeUpRequest.of(contracts), Map.of(), MadeUpChain.AS_OF, contracts);

        assertThat(calculated.calculation().quality().received()).isEqualTo(contracts);
        assertThat(calculated.calculation().quality().used()).isGreaterThan(contracts / 2);
        assertThat(calculated.calculation().analysis().totals().gross()).isPositive();
    }
}
