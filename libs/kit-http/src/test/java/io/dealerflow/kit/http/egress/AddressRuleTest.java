package io.dealerflow.kit.http.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static final AddressRule STRICT = new AddressRule(false);
    private static final AddressRule OPEN = new AddressRule(true);

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
}
