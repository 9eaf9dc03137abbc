package io.dealerflow.kit.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aKeyIsDfAnd256RandomBits() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            keys.add(KeySecret.random(random).text());
        }

        assertThat(keys).hasSize(100).allSatisfy(key -> assertThat(key).matches("df_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void onlyItsHashAndItsFirstCharactersAreShown() {
        KeySecret secret = new KeySecret("df_" + "a".repeat(43));

        assertThat(secret.hash()).matches("[0-9a-f]{64}").isEqualTo(new KeySecret(secret.text()).hash());
        assertThat(secret.prefix()).isEqualTo("df_aaaaaa");
        assertThat(secret).hasToString("df_aaaaaa…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "df_",
                "df_short",
                "sk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "df_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aa"
            })
    void anythingElseIsNoKey(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
    }
}
