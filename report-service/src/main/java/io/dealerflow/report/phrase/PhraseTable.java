package io.dealerflow.report.phrase;

import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sentences of a report. A section has topics; of each topic the first phrase whose rule holds is written, or none.
 *
 * @param topics in the order in which they are said
 */
public record PhraseTable(List<Topic> topics) {
    private static final String DAILY = "daily-phrases.json";

    public PhraseTable {
        topics = List.copyOf(topics);
    }

    /** The table of the daily report. */
    public static PhraseTable daily() {
        try (InputStream in = PhraseTable.class.getResourceAsStream(DAILY)) {
            return Wire.json().readValue(Objects.requireNonNull(in, DAILY + " is missing"), PhraseTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(DAILY + " is not a phrase table", e);
        }
    }

    /** The sentences of {@code section}, at most one per topic. */
    public List<String> say(String section, Facts facts) {
        return topics.stream()
                .filter(topic -> topic.section().equals(section))
                .flatMap(topic -> topic.select(facts).stream())
                .map(phrase -> phrase.say(facts))
                .toList();
    }

    /** Phrases that exclude each other, tried in order. */
    record Topic(String section, String topic, List<Phrase> phrases) {
        Topic {
            phrases = List.copyOf(phrases);
        }

        Optional<Phrase> select(Facts facts) {
            return phrases.stream().filter(phrase -> phrase.selectedBy(facts)).findFirst();
        }
    }
}
