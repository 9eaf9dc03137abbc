package io.dealerflow.worker.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MicroBatchTest {
    private static final long WAIT = Duration.ofMillis(5).toNanos();

    private final MicroBatch<String> batch = new MicroBatch<>(new BatchLimits(3, Duration.ofNanos(WAIT), 10));

    @Test
    void nothingIsDueWithoutAnItem() {
        batch.announce(1);

        assertThat(batch.nanosUntilDue(0)).isEqualTo(MicroBatch.NEVER);
    }

    @Test
    void batchIsDueAtOnceWhenNothingMoreIsAnnounced() {
        batch.announce(2);
        batch.add("a", 0);
        assertThat(batch.nanosUntilDue(0)).isEqualTo(WAIT);

        batch.add("b", 1);

        assertThat(batch.nanosUntilDue(1)).isZero();
        assertThat(batch.take()).containsExactly("a", "b");
        assertThat(batch.nanosUntilDue(1)).isEqualTo(MicroBatch.NEVER);
    }

    @Test
    void itemThatDoesNotComeIsNotWaitedFor() {
        batch.announce(2);
        batch.add("a", 0);

        batch.withdraw();

        assertThat(batch.nanosUntilDue(0)).isZero();
    }

    @Test
    void fullBatchIsDueThoughMoreIsAnnouncedAndTheRestWaits() {
        batch.announce(5);
        for (String item : new String[] {"a", "b", "c", "d"}) {
            batch.add(item, 0);
        }

        assertThat(batch.nanosUntilDue(0)).isZero();
        assertThat(batch.take()).containsExactly("a", "b", "c");
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.nanosUntilDue(0)).isEqualTo(WAIT);
    }

    @Test
    void firstItemWaitsNoLongerThanItMay() {
        batch.announce(3);
        batch.add("a", 100);
        batch.add("b", 100 + WAIT - 1);

        assertThat(batch.nanosUntilDue(100 + WAIT - 1)).isEqualTo(1);
        assertThat(batch.nanosUntilDue(100 + WAIT)).isZero();
        assertThat(batch.nanosUntilDue(100 + 2 * WAIT)).isZero();
    }

    @Test
    void limitsThatCannotBeMetAreRefused() {
        assertThatThrownBy(() -> new BatchLimits(8, Duration.ZERO, 7)).hasMessageContaining("capacity");
        assertThatThrownBy(() -> new BatchLimits(0, Duration.ZERO, 7)).hasMessageContaining("size");
        assertThatThrownBy(() -> new BatchLimits(1, Duration.ofMillis(-1), 7)).hasMessageContaining("wait");
    }
}
