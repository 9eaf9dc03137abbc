package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.EventIds;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");

    @Test
    void sha256IsThatOfTheStandard() {
        // FIPS 180-2, appendix B.1
        assertThat(EventIds.sha256(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theSameObservationHasTheSameIdAndACorrectionAnother() {
        String id = EventIds.of("cboe", "SPX", AS_OF, "aa");

        assertThat(id).hasSize(32).isEqualTo(EventIds.of("cboe", "SPX", AS_OF, "aa"));
        assertThat(id)
                .isNotEqualTo(EventIds.of("cboe", "SPX", AS_OF, "ab"))
                .isNotEqualTo(EventIds.of("cboe", "SPX", AS_OF.plusSeconds(1), "aa"))
                .isNotEqualTo(EventIds.of("cboe", "RUT", AS_OF, "aa"))
                .isNotEqualTo(EventIds.of("other", "SPX", AS_OF, "aa"));
    }
}
