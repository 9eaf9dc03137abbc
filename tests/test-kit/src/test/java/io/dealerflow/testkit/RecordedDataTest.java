package io.dealerflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void looksBesideTheCheckoutUnlessToldOtherwise() {
        if (System.getenv("DEALERFLOW_TEST_DATA") == null && System.getProperty("DEALERFLOW_TEST_DATA") == null) {
            assertThat(RecordedData.root()).endsWithRaw(java.nio.file.Path.of("shared", "data"));
        }
    }
}
