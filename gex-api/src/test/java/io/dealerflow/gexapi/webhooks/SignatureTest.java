package io.dealerflow.gexapi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    @DisplayName(
            "as openssl computes it: printf '%s' '1773417600.{\"seq\":7,\"type\":\"alert\"}' | openssl dgst -sha256 -hmac SECRET")
    void openssl() {
        assertThat(Signature.of(
                        "whsec_0123456789abcdef0123456789abcdef",
                        Instant.parse("2026-03-13T16:00:00Z"),
                        "{\"seq\":7,\"type\":\"alert\"}"))
                .isEqualTo("t=1773417600,v1=157509993291b77444017b6492abfdfd6bedf7a9720930f69381ac0f280a1854");
    }
}
