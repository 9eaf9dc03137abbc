package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.rule.Grades;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code data_quality}: a file was refused, has many bad records, or breaks rules of its kind. It re-arms with a file of the feed that has
 * neither; after a refusal it stays armed.
 *
 * @param badShare the share of a file's records with a bad value, 0–1, at least
 */
public record QualityRule(Grades badShare) {
    /** Answers of a source that has nothing to give: no data were bad. */
    private static final Set<String> NO_DATA = Set.of("RATE_LIMITED", "SOURCE_ERROR");

    private static final double PERCENT = 100;

    private record Finding(Severity severity, String sentence) {}

    Optional<Judgement> judge(FileQuality report) {
        if (report.refusal() != null) {
            Severity severity = NO_DATA.contains(report.refusal().reason()) ? Severity.MEDIUM : Severity.HIGH;
            return Optional.of(triggered(
                    report, true, severity, "was refused (" + report.refusal().reason() + "): " + report.message()));
        }
        Optional<Judgement> share =
                badShare.judge(share(report), severity -> triggered(report, false, severity, badRecords(report)));
        List<RuleResult> failed =
                report.rules().stream().filter(rule -> !rule.passed()).toList();
        if (failed.isEmpty()) {
            return share;
        }
        List<Finding> findings = new ArrayList<>();
        share.ifPresent(judgement -> {
            if (judgement instanceof Judgement.Triggered triggered) {
                findings.add(new Finding(triggered.severity(), badRecords(report)));
            }
        });
        failed.forEach(rule -> findings.add(new Finding(rule.severity(), sentence(rule))));
        Severity severity = findings.stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElseThrow();
        String sentence =
                String.join("; ", findings.stream().map(Finding::sentence).toList()) + ".";
        return Optional.of(triggered(report, false, severity, sentence));
    }

    private static double share(FileQuality report) {
        Integer received = report.received();
        return received == null || received == 0 ? 0 : (double) report.bad() / received;
    }

    private static String badRecords(FileQuality report) {
        return String.format(
                Locale.ROOT,
                "has %d bad records of %d (%.2f %%): %s",
                report.bad(),
                report.received(),
                PERCENT * share(report),
                report.dropped());
    }

    private static String sentence(RuleResult rule) {
        String example = rule.example() == null ? "" : ", first " + rule.example();
        return String.format(
                Locale.ROOT,
                "breaks the rule %s: %.4g, at most %.4g allowed%s",
                rule.rule(),
                rule.measured(),
                rule.limit(),
                example);
    }

    private static Judgement.Triggered triggered(
            FileQuality report, boolean staysArmed, Severity severity, String sentence) {
        String what = report.kind() == null ? "A file" : "A file of kind " + report.kind();
        String message = what + " of source " + report.source() + " " + sentence;
        Map<String, Object> details = new HashMap<>(Map.of(
                "source", report.source(),
                "outcome", report.outcome() == FileOutcome.ACCEPTED ? "accepted" : "refused",
                "landing_key", report.landingKey(),
                "sha256", report.sha256(),
                "format", report.format(),
                "records_bad", report.bad(),
                "dropped", report.dropped(),
                "failed_rules",
                        report.rules().stream()
                                .filter(rule -> !rule.passed())
                                .map(RuleResult::rule)
                                .toList()));
        if (report.kind() != null) {
            details.put("kind", report.kind());
        }
        if (report.received() != null) {
            details.put("records_received", report.received());
        }
        if (report.refusal() != null) {
            details.put("reason", report.refusal().reason());
        }
        return new Judgement.Triggered("", staysArmed, severity, message, details, report.eventId());
    }
}
