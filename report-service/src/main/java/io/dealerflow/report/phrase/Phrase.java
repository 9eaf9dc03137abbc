package io.dealerflow.report.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence and the rule that selects it.
 *
 * @param when conditions that must all hold; empty for the default phrase
 * @param text the sentence, with facts as <code>{name}</code>; it holds no figures of its own
 */
record Phrase(String id, List<Condition> when, String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    Phrase {
        when = List.copyOf(when);
    }

    boolean selectedBy(Facts facts) {
        return when.stream().allMatch(condition -> condition.holds(facts));
    }

    String say(Facts facts) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(fact(match, facts)));
    }

    List<String> placeholders() {
        List<String> names = new ArrayList<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static String fact(MatchResult match, Facts facts) {
        String text = facts.text(match.group(1));
        return text == null ? "not available" : text;
    }
}
