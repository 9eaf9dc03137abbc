package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.exposure.ExpiryBucket;
import io.dealerflow.quant.profile.GammaFlip;
import io.dealerflow.quant.robustness.Assumption;
import io.dealerflow.quant.time.SettlementStyle;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractEnumsTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(SettlementStyle.class, Settlement.class),
                arguments(io.dealerflow.quant.profile.GammaRegime.class, GammaRegime.class),
                arguments(io.dealerflow.quant.chain.ForwardSource.class, ForwardSource.class),
                arguments(GammaFlip.Reason.class, NoFlipReason.class),
                arguments(ExpiryBucket.class, GexAnalytics.ExpiryBucket.class),
                arguments(Assumption.class, GexAnalytics.Assumption.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyConstantOfTheAnalysisIsOneOfTheContract(
            Class<? extends Enum<?>> analysis, Class<? extends Enum<?>> contract) {
        assertThat(names(contract))
                .filteredOn(name -> !name.equals("UNKNOWN"))
                .isEqualTo(names(analysis).toList());
    }

    private static Stream<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name);
    }
}
