package io.dealerflow.report.narrative;

import io.dealerflow.report.narrative.Sheet.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares a narrative with its sheet. It is proven when it has plain sentences of known words alone, and every symbol, date, number and direction
 * in them is one of the sheet's, of the asset that the sentence is about. Anything else is a fault: a narrative is left out rather than published with one.
 */
public final class Proof {
    /** The longest narrative, characters. */
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 .,;:+%$()'_\\n-]");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\.)\\s+");

    private final Sheet sheet;

    public Proof(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The faults of a narrative, in the order of its sentences; none when it is proven. */
    public List<Fault> check(String narrative) {
        String text = plain(narrative);
        if (text.isEmpty()) {
            return List.of(new Fault("", "there is no text"));
        }
        if (text.length() > MAX_LENGTH) {
            return List.of(new Fault(text.substring(0, 20), "more than " + MAX_LENGTH + " characters"));
        }
        var marks = new TreeSet<String>();
        NOT_PLAIN.matcher(text).results().forEach(found -> marks.add(found.group()));
        if (!marks.isEmpty()) {
            return List.of(new Fault(String.join(" ", marks), "only plain sentences, which end with a period"));
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Asset> subject = Optional.empty();
        for (String words : END_OF_SENTENCE.split(text, -1)) {
            var sentence = new Sentence(words, sheet, subject);
            faults.addAll(sentence.faults());
            subject = sentence.asset();
        }
        return faults;
    }

    /** With typographic signs as their plain forms. */
    public static String plain(String narrative) {
        return narrative
                .strip()
                .replace('\u2212', '-')
                .replace('\u2013', '-')
                .replace('\u2019', '\'')
                .replace('\u00a0', ' ')
                .replace("\r", "");
    }
}
