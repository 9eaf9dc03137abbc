package io.dealerflow.gexapi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final Targets STRICT = new Targets(false, false);
    private static final Targets OPEN = new Targets(true, true);

    @ParameterizedTest
    @DisplayName("ranges that the IANA special-purpose registries do not list as globally reachable")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.9",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void notPublic(String address) throws UnknownHostException {
        assertThat(STRICT.allows(InetAddress.getByName(address))).isFalse();
    }

    @Test
    @DisplayName("private networks can be allowed, wildcard and multicast addresses cannot")
    void allowPrivate() throws UnknownHostException {
        assertThat(OPEN.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(OPEN.allows(InetAddress.getByName("fd12:3456::1"))).isTrue();
        assertThat(OPEN.allows(InetAddress.getByName("0.0.0.0"))).isFalse();
        assertThat(OPEN.allows(InetAddress.getByName("ff02::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"})
    void publicAddresses(String address) throws UnknownHostException {
        assertThat(STRICT.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/hook, must start with https",
        "ftp://example.com, must start with https",
        "/hook, must start with https",
        "https:///hook, has no host",
        "https://user:pw@example.com, no user",
        "https://example.com/#top, no fragment",
        "'https://exa mple.com', is not a URL"
    })
    void refusesUrls(String url, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STRICT.parse(url, Webhook.Format.GENERIC))
                .withMessageContaining(reason);
    }

    @Test
    void httpWhereItIsAllowed() {
        assertThat(OPEN.parse("http://localhost:1/x?y=1", Webhook.Format.SLACK))
                .hasToString("http://localhost:1/x?y=1");
    }

    @Test
    void mailboxes() {
        assertThat(STRICT.parse("mailto:desk@example.com", Webhook.Format.EMAIL))
                .hasScheme("mailto");
        assertThatIllegalArgumentException().isThrownBy(() -> STRICT.parse("mailto:a@b.c,d@e.f", Webhook.Format.EMAIL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STRICT.parse("mailto:a@b.c?bcc=d@e.f", Webhook.Format.EMAIL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STRICT.parse("https://example.com", Webhook.Format.EMAIL));
    }
}
