package io.dealerflow.gexapi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final Targets STRICT = new Targets(false);
    private static final Targets OPEN = new Targets(true);

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
