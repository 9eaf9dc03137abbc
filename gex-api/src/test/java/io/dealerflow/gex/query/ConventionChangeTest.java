package io.dealerflow.gex.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import org.junit.jupiter.api.Test;

class ConventionChangeTest {
    private static final ConventionUsed STORED = new ConventionUsed(
            "ACT_SECONDS_365",
            "CALLS_LONG_PUTS_SHORT",
            "oi",
            "model",
            0.043,
            0.015,
            "parity",
            "fallback",
            "none",
            "drop",
            0.02);
    private static final ConventionChange NOTHING =
            new ConventionChange(null, null, null, null, null, null, null, null, null, null);

    @Test
    void nothingSaidIsTheStoredConvention() {
        assertThat(NOTHING.applyTo(STORED)).isEqualTo(STORED);
    }

    @Test
    void theStoredConventionSpeltOutIsTheStoredConvention() {
        var same = new ConventionChange(
                "ACT_SECONDS_365",
                "CALLS_LONG_PUTS_SHORT",
                "OI",
                "MODEL",
                0.043,
                0.015,
                "PARITY",
                "FALLBACK",
                "NONE",
                "DROP");

        assertThat(same.applyTo(STORED)).isEqualTo(STORED);
    }

    @Test
    void changesOnlyWhatIsSaid() {
        var change = new ConventionChange("BUS_262", null, null, null, 0.0, null, null, null, null, null);

        assertThat(change.applyTo(STORED))
                .isEqualTo(new ConventionUsed(
                        "BUS_262",
                        "CALLS_LONG_PUTS_SHORT",
                        "oi",
                        "model",
                        0.0,
                        0.015,
                        "parity",
                        "fallback",
                        "none",
                        "drop",
                        0.02));
    }
}
