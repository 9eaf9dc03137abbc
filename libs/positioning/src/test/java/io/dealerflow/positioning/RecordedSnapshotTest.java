package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recorded exchange file through the whole path, against figures computed outside this project. */
class RecordedSnapshotTest {
    @Test
    void rutUnderTheDefault() {
        OptionChain chain = RecordedChains.rut();
        Convention convention =
                Convention.DEFAULT.toBuilder().rate(0.053).dividendYield(0.015).build();

        GexSnapshot snapshot =
                GexSnapshots.of(ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow(), convention);

        assertThat(snapshot.netGex() / 1e9).isCloseTo(-1.2777, within(0.001));
        assertThat(snapshot.grossGex() / 1e9).isCloseTo(3.3542, within(0.001));
        assertThat(snapshot.gammaFlip().value()).isCloseTo(1906.6425, within(0.01));
        assertThat(snapshot.callWall()).isEqualTo(1850);
        assertThat(snapshot.putWall()).isEqualTo(1800);
        assertThat(snapshot.quality().used()).isEqualTo(2720);
        assertThat(snapshot.quality().ivSources()).containsEntry("OTHER_SIDE", 94);
        assertThat(snapshot.byExpiry())
                .filteredOn(expiry -> expiry.forwardSource() == ForwardSource.PARITY)
                .hasSize(25);
    }
}
