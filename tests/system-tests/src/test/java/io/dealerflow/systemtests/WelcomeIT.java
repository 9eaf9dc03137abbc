package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the demo prints when it is ready. */
@ExtendWith(SharedProduct.class)
class WelcomeIT {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final Product product;

    WelcomeIT(Product product) {
        this.product = product;
    }

    @Test
    @DisplayName("without the simulated market the demo prints no address that answers 404")
    void everyAddressPrintedIsServed() {
        List<String> addresses = product.startUp().stream()
                .flatMap(line -> ADDRESS.matcher(line).results().map(MatchResult::group))
                .filter(address -> address.startsWith(product.url()))
                .map(address -> address.substring(product.url().length()))
                .filter(path -> !path.endsWith("/stream"))
                .distinct()
                .toList();

        assertThat(addresses)
                .hasSizeGreaterThan(2)
                .allSatisfy(path -> assertThat(product.request(path, "*/*").statusCode())
                        .as(path)
                        .isEqualTo(200));
    }
}
