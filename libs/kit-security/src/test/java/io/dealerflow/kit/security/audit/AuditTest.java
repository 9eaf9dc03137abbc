package io.dealerflow.kit.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/keys, true",
        "POST, /api/v1/gex/calculate, true",
        "POST, /api/v1/gex/calculate?as_of=now, true",
        "PUT, /api/v1/gex/calculate, false",
        "POST, /api/v1/gex/calculate/more, false",
        "POST, /api/v1/keys?next=/api/v1/gex/calculate, false",
        "DELETE, /api/v1/keys, false"
    })
    void aPostToAReadingPathChangesNothing(String method, String target, boolean onlyReads) {
        assertThat(Audit.onlyReads(method, target, Set.of("/api/v1/gex/calculate")))
                .isEqualTo(onlyReads);
    }
}
