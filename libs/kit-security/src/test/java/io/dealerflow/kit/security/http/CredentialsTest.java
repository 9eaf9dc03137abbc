package io.dealerflow.kit.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer df_abc, df_abc",
        "authorization, bearer  df_abc, df_abc",
        "X-API-Key, df_abc, df_abc",
        "x-api-key, ' df_abc ', df_abc",
        "Sec-WebSocket-Protocol, df.key.df_abc, df_abc",
        "Sec-WebSocket-Protocol, 'dealerflow.v1, df.key.df_a-b_c', df_a-b_c",
    })
    void aKeyIsFoundWhereverItMayStand(String header, String value, String key) {
        assertThat(Credentials.of(MultiMap.caseInsensitiveMultiMap().add(header, value)))
                .contains(key);
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Basic dXNlcjpwYXNz", "Sec-WebSocket-Protocol, dealerflow.v1", "Cookie, df_abc"})
    void otherHeadersCarryNone(String header, String value) {
        assertThat(Credentials.of(MultiMap.caseInsensitiveMultiMap().add(header, value)))
                .isEmpty();
    }

    @Test
    void aRequestWithoutHeadersHasNone() {
        assertThat(Credentials.of(MultiMap.caseInsensitiveMultiMap())).isEmpty();
    }
}
