package io.dealerflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RecordedDataTest {
    @Test
    void skipsTheTestThatNeedsAnAbsentFile() {
        assertThatThrownBy(() -> RecordedData.file("no-such-folder/no-such-file"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("recorded data is absent: no-such-folder/no-such-file");
    }

    @Test
    @DisplayName("recorded data is looked for beside the checkout, whether the variable is set here or not")
    void looksBesideTheCheckoutByDefault() {
        Path checkout = Path.of("..", "..").toAbsolutePath().normalize();

        assertThat(RecordedData.root(null)).isEqualTo(checkout.resolveSibling("shared/data"));
        assertThat(RecordedData.root("")).isEqualTo(checkout.resolveSibling("shared/data"));
        assertThat(RecordedData.root("/elsewhere")).isEqualTo(Path.of("/elsewhere"));
    }
}
