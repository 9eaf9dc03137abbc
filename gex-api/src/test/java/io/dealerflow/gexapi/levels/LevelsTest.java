package io.dealerflow.gexapi.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-13T18:30:00Z");

    /** Three strikes, a call and a put each, of one expiry. */
    static GexSnapshot snapshot(String symbol, LocalDate expiry, double quote, Convention convention) {
        double[] quotes = {quote, quote, quote, quote, quote, quote};
        var contracts = new OptionChain.Contracts(
                new int[6],
                new boolean[] {true, true, true, false, false, false},
                new double[] {95, 100, 105, 95, 100, 105},
                quotes,
                quotes,
                new double[6],
                new double[] {0.21, 0.20, 0.19, 0.21, 0.20, 0.19},
                new double[6],
                new double[6],
                new long[6],
                new long[] {100, 300, 500, 400, 300, 100});
        var series = new OptionChain.Series(symbol, expiry, Settlement.PM, 100);
        var chain = new OptionChain(symbol + expiry, "test", AS_OF, AS_OF, 1, symbol, 100, List.of(series), contracts);
        return GexSnapshots.of(ChainBook.at(AS_OF, List.of(chain)).orElseThrow(), convention);
    }

    @Test
    @DisplayName("the levels are those of the snapshot, and what is there has no reason")
    void values() {
        GexSnapshot snapshot = snapshot("LVL", LocalDate.parse("2026-03-16"), 2.0, Convention.DEFAULT);

        Levels levels = Levels.of(snapshot);

        assertThat(levels.callWall()).isEqualTo(snapshot.callWall());
        assertThat(levels.gammaFlip()).isEqualTo(snapshot.gammaFlip().value());
        assertThat(levels.frontExpiry()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(levels.maxPain()).isEqualTo(snapshot.byExpiry().getFirst().maxPain());
        assertThat(levels.expectedMoveStraddle()).isEqualTo(4.0);
        assertThat(levels.pinRisk()).isNotNull();
        assertThat(levels.reasons()).containsOnlyKeys("atm_iv_30d");
    }

    @Test
    @DisplayName("every null has its reason under the name of the field")
    void reasons() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();
        Levels levels = Levels.of(snapshot("LVL", LocalDate.parse("2026-04-10"), 0, vendor));

        assertThat(levels.reasons())
                .contains(
                        entry("gamma_flip", NoLevelReason.VENDOR_GAMMA),
                        entry("flip_distance_pct", NoLevelReason.VENDOR_GAMMA),
                        entry("implied_spot", NoLevelReason.NO_PARITY_FORWARD),
                        entry("expected_move_straddle", NoLevelReason.NO_TWO_SIDED_QUOTES),
                        entry("pin_risk", NoLevelReason.NO_EXPIRY_WITHIN_5_DAYS));
        Map<?, ?> json = Wire.json().convertValue(levels, Map.class);
        List<String> nulls = json.entrySet().stream()
                .filter(field -> field.getValue() == null)
                .map(field -> String.valueOf(field.getKey()))
                .toList();
        assertThat(levels.reasons()).containsOnlyKeys(nulls.toArray(String[]::new));
    }

    @Test
    @DisplayName("levels are read back as they were written")
    void stored() {
        Levels levels = Levels.of(snapshot("LVL", LocalDate.parse("2026-04-10"), 0, Convention.DEFAULT));

        assertThat(Wire.readJson(Wire.writeJson(levels), Levels.class)).isEqualTo(levels);
    }
}
