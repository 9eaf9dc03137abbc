package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up reports on files. */
public final class Reports {
    private Reports() {}

    /** A file without faults, with data of the time at which it was received. */
    public static FileQuality clean(String source, String kind, Instant receivedAt) {
        return of(source, kind, receivedAt, Duration.ZERO, 0, null, List.of());
    }

    /** A file whose newest data were older when it was received. */
    public static FileQuality old(String source, String kind, Instant receivedAt, Duration age) {
        return of(source, kind, receivedAt, age, 0, null, List.of());
    }

    /** A file of 1000 records. */
    public static FileQuality withBad(int bad, Instant receivedAt) {
        return of("cboe", "option_chain", receivedAt, Duration.ZERO, bad, null, List.of());
    }

    public static FileQuality breaking(String rule, Severity severity, Instant receivedAt) {
        var result = new RuleResult(rule, severity, 1000, 0.25, 0.02, false, "SPX 100 C: bid 2 above ask 1");
        return of("cboe", "option_chain", receivedAt, Duration.ZERO, 0, null, List.of(result));
    }

    public static FileQuality refused(String reason, Instant receivedAt) {
        return of("cboe", null, receivedAt, Duration.ZERO, 0, new BadRecord(reason, 4, null, null), List.of());
    }

    private static FileQuality of(
            String source,
            @Nullable String kind,
            Instant receivedAt,
            Duration age,
            int bad,
            @Nullable BadRecord refusal,
            List<RuleResult> rules) {
        boolean isAccepted = refusal == null;
        return new FileQuality(
                "report-" + source + "-" + receivedAt,
                source,
                receivedAt,
                receivedAt,
                FileQuality.VERSION,
                kind,
                "a-format",
                "a-file",
                source + "/a-key",
                "ab".repeat(32),
                isAccepted ? FileOutcome.ACCEPTED : FileOutcome.REFUSED,
                isAccepted ? 1000 : null,
                isAccepted ? 1000 - bad : 0,
                bad,
                bad == 0 ? Map.of() : Map.of("NEGATIVE", bad),
                List.of(),
                refusal,
                isAccepted ? null : "The chain has no contracts.",
                isAccepted ? 1 : 0,
                isAccepted ? receivedAt.minus(age) : null,
                isAccepted ? receivedAt.minus(age) : null,
                isAccepted ? List.of("SPX") : List.of(),
                rules);
    }
}
