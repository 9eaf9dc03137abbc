package io.dealerflow.scoring.rules;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Subject;
import io.dealerflow.scoring.alerts.UserRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The evaluation of rules on the newest events of one asset, with what they have seen of it. What rules have seen that are active no more is forgotten. */
public final class RuleEvaluation implements UserRules {
    private static final String ID_PREFIX = "rule";

    private final List<ActiveRule> rules;
    private final Set<String> keys;
    private final Map<String, RuleMemory.Seen> seen;

    /**
     * @param rules  in the order of their alerts
     * @param memory of this asset
     */
    public RuleEvaluation(List<ActiveRule> rules, RuleMemory memory) {
        this.rules = List.copyOf(rules);
        this.keys = rules.stream().map(ActiveRule::key).collect(Collectors.toUnmodifiableSet());
        this.seen = new HashMap<>(memory.seen());
        seen.keySet().retainAll(keys);
    }

    @Override
    public boolean isActive(String ruleId) {
        return keys.contains(ruleId);
    }

    @Override
    public List<Verdict> judge(Subject subject) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ActiveRule rule : rules) {
            for (Event event : subject.events().values()) {
                if (rule.isFor(subject.symbol(), event)) {
                    rule.judge(subject.symbol(), event, seen.get(rule.key())).ifPresent(outcome -> {
                        seen.put(rule.key(), outcome.seen());
                        outcome.judgement().ifPresent(judgement -> verdicts.add(verdict(rule, judgement)));
                    });
                }
            }
        }
        return verdicts;
    }

    private static Verdict verdict(ActiveRule rule, Judgement judgement) {
        return new Verdict(
                rule.key(), AlertType.USER_RULE, ID_PREFIX, rule.rule().cooldown(), judgement);
    }

    /** What the rules have seen by now. */
    public RuleMemory memory() {
        return new RuleMemory(seen);
    }
}
