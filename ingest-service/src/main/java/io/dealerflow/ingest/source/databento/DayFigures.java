package io.dealerflow.ingest.source.databento;

import org.jspecify.annotations.Nullable;

/** What statistics and daily bars say about one instrument on one day; of several of a kind the last applies. */
final class DayFigures {
    @Nullable
    Double settlement;

    @Nullable
    Long openInterest;

    @Nullable
    Long clearedVolume;

    @Nullable
    Long barVolume;

    /** How many records these are. */
    int records;

    /** Whether any of them is from a statistic. */
    boolean hasStatistic() {
        return settlement != null || openInterest != null || clearedVolume != null;
    }

    boolean isAny() {
        return hasStatistic() || barVolume != null;
    }

    /** Contracts traded: as cleared, or else as in the bar. */
    @Nullable
    Long volume() {
        return clearedVolume == null ? barVolume : clearedVolume;
    }
}
