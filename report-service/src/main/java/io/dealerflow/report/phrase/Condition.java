package io.dealerflow.report.phrase;

import org.jspecify.annotations.Nullable;

/**
 * One test of a fact; every bound that is given must hold, and a missing fact fails them all.
 *
 * @param is      the fact's text
 * @param below   the fact's number is less than this
 * @param above   the fact's number is greater than this
 * @param atLeast the fact's number is this or more
 */
record Condition(
        String fact,
        @Nullable String is,
        @Nullable Double below,
        @Nullable Double above,
        @Nullable Double atLeast) {
    Condition {
        if (is == null && !bounded(below, above, atLeast)) {
            throw new IllegalArgumentException("a condition on " + fact + " tests nothing");
        }
    }

    boolean holds(Facts facts) {
        boolean textHolds = is == null || is.equals(facts.text(fact));
        return textHolds && (!bounded(below, above, atLeast) || numberHolds(facts.number(fact)));
    }

    private boolean numberHolds(@Nullable Double number) {
        return number != null
                && (below == null || number < below)
                && (above == null || number > above)
                && (atLeast == null || number >= atLeast);
    }

    private static boolean bounded(@Nullable Double below, @Nullable Double above, @Nullable Double atLeast) {
        return below != null || above != null || atLeast != null;
    }
}
