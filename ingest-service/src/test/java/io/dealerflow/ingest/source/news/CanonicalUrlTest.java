package io.dealerflow.ingest.source.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://example.test/a https://example.test/a",
                "HTTP://WWW.Example.TEST:80/a/ https://www.example.test/a",
                "https://example.test:443 https://example.test",
                "https://example.test/ https://example.test",
                "https://example.test:8443/a https://example.test:8443/a",
                "https://user:secret@example.test/a https://example.test/a",
                "https://example.test/a#b?c https://example.test/a",
                "https://example.test/a?utm_source=x&UTM_Medium=y&id=1&fbclid=z https://example.test/a?id=1",
                "https://example.test/a?b=2&a=1&&a=0 https://example.test/a?a=0&a=1&b=2",
                "https://example.test/a?utm_source=x https://example.test/a",
                "https://example.test/a? https://example.test/a",
                "https://example.test/a?id=1&amp;utm_term=x https://example.test/a?id=1",
                "https://example.test/b/../a/./c https://example.test/a/c",
                "https://example.test/%7eada/%e2%82%ac https://example.test/~ada/%E2%82%AC",
                "https://example.test/€ https://example.test/%E2%82%AC",
                "https://example.test/100% https://example.test/100%25",
                "https://bücher.example.test/a https://xn--bcher-kva.example.test/a",
                "//example.test/a https://example.test/a"
            })
    void canonical(String link, String expected) {
        assertThat(CanonicalUrl.of(link, null)).contains(expected);
        assertThat(CanonicalUrl.of(expected, null)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mailto:a@example.test",
                "javascript:alert(1)",
                "ftp://example.test/a",
                "/a/b",
                "https://",
                "https:///a",
                "urn:uuid:1"
            })
    void noAddress(String link) {
        assertThat(CanonicalUrl.of(link, null)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "c, https://example.test/a/c",
        "/c, https://example.test/c",
        "https://other.test/x, https://other.test/x",
        "?q=1, https://example.test/a?q=1"
    })
    void relative(String link, String expected) {
        assertThat(CanonicalUrl.of(link, "https://example.test/a/")).contains(expected);
    }
}
