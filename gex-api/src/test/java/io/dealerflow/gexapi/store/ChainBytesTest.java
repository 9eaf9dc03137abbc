package io.dealerflow.gexapi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainBytesTest {
    @Test
    void aChainComesBackAsItWas() throws Exception {
        Instant asOf = Instant.parse("2026-03-13T16:00:00.123Z");
        var contracts = new OptionChain.Contracts(
                new int[] {0},
                new boolean[] {true},
                new double[] {100.5},
                new double[] {1.1},
                new double[] {1.2},
                new double[] {Double.NaN},
                new double[] {0.2},
                new double[] {0.5},
                new double[] {0.01},
                new long[] {7},
                new long[] {4_000_000_000L});
        var series = new OptionChain.Series("SPXW", LocalDate.parse("2026-03-13"), Settlement.PM, 100);
        var chain = new OptionChain("id", "cboe", asOf, asOf, 1, "SPX", 100, List.of(series), contracts);

        OptionChain back = ChainBytes.unpack(ChainBytes.pack(Wire.cbor().writeValueAsBytes(chain)));

        assertThat(Wire.cbor().writeValueAsBytes(back)).isEqualTo(Wire.cbor().writeValueAsBytes(chain));
    }
}
