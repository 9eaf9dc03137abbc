package io.dealerflow.report.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTableTest {
    private final PhraseTable table = PhraseTable.daily();

    @Test
    void idsAreUnique() {
        Set<String> seen = new HashSet<>();

        assertThat(phrases())
                .allSatisfy(phrase ->
                        assertThat(seen.add(phrase.id())).as(phrase.id()).isTrue());
    }

    @Test
    @DisplayName("each phrase is said when its own rule holds, and no other before it")
    void everyPhraseIsReachable() {
        assertThat(table.topics())
                .allSatisfy(topic -> assertThat(topic.phrases())
                        .allSatisfy(phrase -> assertThat(topic.select(just(phrase)))
                                .as(phrase.id())
                                .map(Phrase::id)
                                .contains(phrase.id())));
    }

    /** The facts that a phrase needs and no more: texts as asked for, figures at their bound or half above or below it. */
    private static Facts just(Phrase phrase) {
        Facts.Builder facts = Facts.builder();
        for (Condition condition : phrase.when()) {
            if (condition.is() != null) {
                facts.text(condition.fact(), condition.is());
            } else if (condition.atLeast() != null) {
                facts.figure(condition.fact(), condition.atLeast(), Double::toString);
            } else if (condition.above() != null) {
                facts.figure(condition.fact(), condition.above() + 0.5, Double::toString);
            } else {
                facts.figure(condition.fact(), condition.below() - 0.5, Double::toString);
            }
        }
        return facts.build();
    }

    @Test
    void phrasesHoldNoFiguresOfTheirOwn() {
        assertThat(phrases()).allSatisfy(phrase -> assertThat(phrase.text()).doesNotContainPattern("\\d"));
    }

    @Test
    void nothingIsCalledStabilisingOrDestabilisingWithoutTheDealerConvention() {
        assertThat(phrases())
                .filteredOn(phrase -> phrase.text()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(stabilis|amplif|dampen|short gamma|long gamma).*"))
                .hasSizeGreaterThan(4)
                .allSatisfy(phrase -> assertThat(phrase.text()).contains("{dealer}"));
    }

    @Test
    void onlyTheLastPhraseOfATopicMayHaveNoRule() {
        assertThat(table.topics()).allSatisfy(topic -> {
            List<Phrase> allButLast = topic.phrases().subList(0, topic.phrases().size() - 1);
            assertThat(allButLast).noneMatch(phrase -> phrase.when().isEmpty());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE_GAMMA, 2.5, long-gamma",
        "NEGATIVE_GAMMA, -2.5, short-gamma",
        "NEAR_FLIP, 0, near-flip-long",
        "NEAR_FLIP, -0.1, near-flip-short",
        "NEUTRAL, 0, no-gamma"
    })
    void signIsChosenByRegimeAndNetGex(String regime, double netGex, String expected) {
        Facts facts = Facts.builder()
                .text("gamma_regime", regime)
                .figure("net_gex", netGex, Double::toString)
                .build();

        assertThat(selected("sign", facts)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.5, one-sided", "0.4999, leaning", "0.1, leaning", "0.0999, balanced", "0, balanced"})
    void balanceIsChosenByTheSizeOfNetToGross(double size, String expected) {
        Facts facts = Facts.builder()
                .figure("net_to_gross_size", size, Double::toString)
                .build();

        assertThat(selected("balance", facts)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"-5, sell-into-fall", "5, buy-the-fall", "0, nothing-in-fall"})
    void hedgingOfAFallIsChosenByTheSignOfTheFlow(double dollars, String expected) {
        Facts facts = Facts.builder()
                .figure("fall_dollars", dollars, Double::toString)
                .build();

        assertThat(selected("fall", facts)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"7, flip-above", "-7, flip-below", "0, flip-at-spot"})
    void flipIsChosenByTheSignOfItsDistance(double distance, String expected) {
        Facts facts = Facts.builder()
                .figure("flip_distance", distance, Double::toString)
                .build();

        assertThat(selected("flip", facts)).containsExactly(expected);
    }

    @Test
    void missingFactSelectsThePhraseOfLastResort() {
        Facts none = Facts.builder().build();

        assertThat(selected("flip", none)).containsExactly("no-flip");
        assertThat(selected("balance", none)).isEmpty();
    }

    @Test
    void factsFillThePlaceholders() {
        Phrase phrase = new Phrase("x", List.of(), "At {spot} of {absent}.");

        String text = phrase.say(Facts.builder().text("spot", "$1\\").build());

        assertThat(text).isEqualTo("At $1\\ of not available.");
    }

    @Test
    void conditionMustTestSomething() {
        assertThatThrownBy(() -> new Condition("spot", null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Stream<Phrase> phrases() {
        return table.topics().stream().flatMap(topic -> topic.phrases().stream());
    }

    private List<String> selected(String topic, Facts facts) {
        return table.topics().stream()
                .filter(candidate -> candidate.topic().equals(topic))
                .flatMap(candidate -> candidate.select(facts).stream())
                .map(Phrase::id)
                .toList();
    }
}
