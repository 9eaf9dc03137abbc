package io.dealerflow.scoring.rules;

import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Snapshots;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for tests: by default enabled, at once, for all symbols, without cooldown, re-arming at the level. */
public final class SampleRules {
    private final String field;
    private final Comparison comparison;
    private final double level;
    private @Nullable Double rearmLevel;
    private String id = "r";
    private long revision = 1;
    private Duration hold = Duration.ZERO;
    private Duration cooldown = Duration.ZERO;
    private List<String> symbols = List.of();
    private boolean enabled = true;
    private boolean deleted;

    private SampleRules(String field, Comparison comparison, double level) {
        this.field = field;
        this.comparison = comparison;
        this.level = level;
        this.rearmLevel = comparison == Comparison.CHANGES_BY ? null : level;
    }

    public static SampleRules of(String field, Comparison comparison, double level) {
        return new SampleRules(field, comparison, level);
    }

    public SampleRules id(String value) {
        this.id = value;
        return this;
    }

    public SampleRules revision(long value) {
        this.revision = value;
        return this;
    }

    public SampleRules hold(Duration value) {
        this.hold = value;
        return this;
    }

    public SampleRules cooldown(Duration value) {
        this.cooldown = value;
        return this;
    }

    public SampleRules rearmLevel(double value) {
        this.rearmLevel = value;
        return this;
    }

    public SampleRules symbols(String... values) {
        this.symbols = List.of(values);
        return this;
    }

    public SampleRules disabled() {
        this.enabled = false;
        return this;
    }

    public SampleRules deleted() {
        this.deleted = true;
        return this;
    }

    public UserRule build() {
        return new UserRule(
                id + "-" + revision,
                "gex-api",
                Snapshots.START,
                Snapshots.START,
                UserRule.VERSION,
                id,
                revision,
                "Name of " + id,
                field,
                comparison,
                level,
                hold,
                symbols,
                Severity.HIGH,
                rearmLevel,
                cooldown,
                enabled,
                deleted,
                Snapshots.START);
    }
}
