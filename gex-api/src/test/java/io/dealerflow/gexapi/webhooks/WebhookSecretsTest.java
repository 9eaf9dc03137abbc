package io.dealerflow.gexapi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.gexapi.webhooks.WebhookSecrets.Part;
import io.dealerflow.gexapi.webhooks.WebhookSecrets.Sealed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {
    private static final UUID WEBHOOK = new UUID(1, 2);
    private static final String SECRET = "whsec_0123456789abcdef";
    /** The bytes 0 to 31. */
    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final String NEW_KEY = "k2:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    @Test
    @DisplayName("what another implementation encrypted is decrypted")
    void reference() {
        // Python's cryptography 48.0: AESGCM(bytes(range(32))).encrypt(bytes(range(100, 112)), SECRET, str(WEBHOOK)),
        // after the nonce
        var sealed = new Sealed("k1", "ZGVmZ2hpamtsbW5vP3OtAxq2Zq8MUWvd7FJSxCOgZW7uCq8YAvsY/Yd3vMmzV57PMhI=");

        assertThat(new WebhookSecrets(List.of(KEY)).open(WEBHOOK, Part.SECRET, sealed))
                .contains(SECRET);
    }

    @Test
    @DisplayName("the same secret is encrypted differently each time, and read back")
    void nonces() {
        var secrets = new WebhookSecrets(List.of(KEY));
        Sealed one = secrets.seal(WEBHOOK, Part.SECRET, SECRET);
        Sealed other = secrets.seal(WEBHOOK, Part.SECRET, SECRET);

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(secrets.open(WEBHOOK, Part.SECRET, one)).contains(SECRET);
        assertThat(secrets.open(WEBHOOK, Part.SECRET, other)).contains(SECRET);
    }

    @Test
    @DisplayName("a secret that was changed, or moved to another webhook or column, is not read")
    void authenticity() {
        var secrets = new WebhookSecrets(List.of(KEY));
        Sealed sealed = secrets.seal(WEBHOOK, Part.SECRET, SECRET);
        char first = sealed.text().charAt(20);
        String changed = sealed.text().substring(0, 20)
                + (first == 'A' ? 'B' : 'A')
                + sealed.text().substring(21);

        assertThat(secrets.open(new UUID(1, 3), Part.SECRET, sealed)).isEmpty();
        assertThat(secrets.open(WEBHOOK, Part.TARGET, sealed)).isEmpty();
        assertThat(secrets.open(WEBHOOK, Part.SECRET, new Sealed("k1", changed)))
                .isEmpty();
        assertThat(secrets.open(WEBHOOK, Part.SECRET, new Sealed("k1", ""))).isEmpty();
        assertThat(secrets.open(WEBHOOK, Part.SECRET, new Sealed("k1", "no base64")))
                .isEmpty();
        assertThat(secrets.open(WEBHOOK, Part.SECRET, new Sealed(null, SECRET))).isEmpty();
    }

    @Test
    @DisplayName("the first key encrypts, all decrypt: the way to a new key")
    void rotation() {
        Sealed old = new WebhookSecrets(List.of(KEY)).seal(WEBHOOK, Part.SECRET, SECRET);
        var both = new WebhookSecrets(List.of(NEW_KEY, KEY));

        assertThat(both.open(WEBHOOK, Part.SECRET, old)).contains(SECRET);
        assertThat(both.keyId()).contains("k2");
        assertThat(new WebhookSecrets(List.of(NEW_KEY))
                        .open(WEBHOOK, Part.SECRET, both.seal(WEBHOOK, Part.SECRET, SECRET)))
                .contains(SECRET);
        assertThat(new WebhookSecrets(List.of(NEW_KEY)).open(WEBHOOK, Part.SECRET, old))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "k1:AAECAwQFBgcICQoLDA0ODw==",
                "k 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "k1:secret"
            })
    @DisplayName("a malformed key is refused with the form that it must have, and without itself")
    void malformed(String key) {
        assertThatThrownBy(() -> new WebhookSecrets(List.of(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DEALERFLOW_WEBHOOK_KEYS")
                .hasMessageContaining("openssl rand -base64 32")
                .message()
                .doesNotContain(key);
    }

    @Test
    void noKeyAndTwoOfOneIdAreRefused() {
        assertThatThrownBy(() -> new WebhookSecrets(List.of()).seal(WEBHOOK, Part.SECRET, SECRET))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new WebhookSecrets(List.of(KEY, KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k1");
    }
}
