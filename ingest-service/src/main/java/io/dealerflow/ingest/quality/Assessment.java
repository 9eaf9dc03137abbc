package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.RuleResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of a file's kind, evaluated on its events one after the other. */
public final class Assessment {
    private final List<Rule> rules;
    private final List<Measure> measures = new ArrayList<>();

    /** @param receivedAt when the file was received */
    public Assessment(FileKind kind, Instant receivedAt) {
        this.rules = Rules.of(kind);
        rules.forEach(rule -> measures.add(rule.measure().apply(receivedAt)));
    }

    /** The next event in the order of the file. */
    public void add(Event event) {
        measures.forEach(measure -> measure.add(event));
    }

    /** Of each rule, in the order of the declaration. */
    public List<RuleResult> results() {
        List<RuleResult> results = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            results.add(rules.get(i).result(measures.get(i)));
        }
        return results;
    }
}
