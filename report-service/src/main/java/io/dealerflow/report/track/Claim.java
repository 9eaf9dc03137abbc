package io.dealerflow.report.track;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a signal says of the prices that follow.
 *
 * @param by    a model, or {@code change} of what the size of the last move says
 * @param about what it is about
 * @param up    of {@link About#DIRECTION} whether the next close is higher than the one before, of {@link About#VOLATILITY} whether the moves are larger than usual
 * @param asOf  when it was said; only prices after it are outcomes
 * @param id    the same claim said again has the same one
 */
record Claim(String by, About about, boolean up, Instant asOf, String id) {
    static final String CHANGE = "change";

    private static final Set<String> LOUD = Set.of("elevated", "stressed");
    private static final Set<String> QUIET = Set.of("calm", "normal");

    /** What can be claimed. */
    enum About {
        /** That the first move between two closes that begins when it was said, or later, is up, or down. */
        DIRECTION("direction of the next whole move", 1),
        /** That the mean square of the next moves is above, or not above, its median of a year. */
        VOLATILITY("size of the next moves against the median of a year", 20);

        private final String words;
        private final int closes;

        About(String words, int closes) {
            this.words = words;
            this.closes = closes;
        }

        String words() {
            return words;
        }

        /** How many closes after the claim decide it. */
        int closes() {
            return closes;
        }
    }

    /** The claims of a signal; a model that says neutral or nothing of prices makes none. */
    static List<Claim> of(ScoreSignal signal) {
        List<Claim> claims = new ArrayList<>();
        var bar = signal.bar();
        if (bar != null && (signal.signal() == Signal.BUY || signal.signal() == Signal.SELL)) {
            claims.add(new Claim(
                    CHANGE, About.DIRECTION, signal.signal() == Signal.BUY, bar.asOf(), String.valueOf(bar.date())));
        }
        for (ScoreSignal.Model model : signal.models()) {
            String label = String.valueOf(model.label());
            String by = model.model().wireName();
            Double score = model.score();
            if (model.model() == ModelName.REGIME && (LOUD.contains(label) || QUIET.contains(label))) {
                claims.add(new Claim(by, About.VOLATILITY, LOUD.contains(label), model.asOf(), model.eventId()));
            } else if (score != null && score != 0 && !label.equals("neutral") && !label.equals("none")) {
                claims.add(new Claim(by, About.DIRECTION, score > 0, model.asOf(), model.eventId()));
            }
        }
        return claims;
    }
}
