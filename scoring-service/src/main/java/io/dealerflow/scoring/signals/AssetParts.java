package io.dealerflow.scoring.signals;

import io.dealerflow.contracts.models.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset.
 *
 * @param scoredAt event time of its newest score; null before the first
 * @param before   the close of the date before the newest one
 * @param last     the close of the newest date
 * @param answers  of all models, by time, the newest last; at most {@value #MAX_ANSWERS}
 */
public record AssetParts(
        @Nullable Instant scoredAt,
        @Nullable DailyClose before,
        @Nullable DailyClose last,
        List<Answer> answers) {
    public static final AssetParts NONE = new AssetParts(null, null, null, List.of());
    static final int MAX_ANSWERS = 64;

    public AssetParts {
        answers = List.copyOf(answers);
    }

    /** With an answer; a repeat changes nothing. */
    public AssetParts with(Answer answer) {
        if (answers.stream().anyMatch(known -> known.eventId().equals(answer.eventId()))) {
            return this;
        }
        List<Answer> next = new ArrayList<>(answers);
        next.add(answer);
        next.sort(Comparator.comparing(Answer::asOf));
        return new AssetParts(
                scoredAt, before, last, next.subList(Math.max(0, next.size() - MAX_ANSWERS), next.size()));
    }

    /** The newest answer of a model until an instant. */
    Optional<Answer> answer(ModelName model, Instant until) {
        return answers.reversed().stream()
                .filter(answer -> answer.model() == model && !answer.asOf().isAfter(until))
                .findFirst();
    }

    /** After a score that is not older than any before. */
    public AssetParts after(Scored scored) {
        DailyClose close = scored.close();
        if (close == null || (last != null && close.date().isBefore(last.date()))) {
            return new AssetParts(scored.asOf(), before, last, answers);
        }
        boolean isNext = last != null && close.date().isAfter(last.date());
        return new AssetParts(scored.asOf(), isNext ? last : before, close, answers);
    }

    /** Whether the score is older than one before. */
    public boolean isLate(Scored scored) {
        return scoredAt != null && scored.asOf().isBefore(scoredAt);
    }
}
