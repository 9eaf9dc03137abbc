package io.dealerflow.feature.asset;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The dates on which two series have a value, the newest first. */
final class CommonDates implements Iterator<CommonDates.Pair> {
    private final List<Fact.Value> one;
    private final List<Fact.Value> other;
    private int left;
    private int otherLeft;

    /** @param one ascending by date, as is {@code other} */
    CommonDates(List<Fact.Value> one, List<Fact.Value> other) {
        this.one = one;
        this.other = other;
        left = one.size();
        otherLeft = other.size();
    }

    /** Values of one date. */
    record Pair(Fact.Value one, Fact.Value other) {
        double difference() {
            return one.value() - other.value();
        }

        List<Fact.Value> facts() {
            return List.of(one, other);
        }
    }

    @Override
    public boolean hasNext() {
        while (left > 0 && otherLeft > 0) {
            int order =
                    one.get(left - 1).date().compareTo(other.get(otherLeft - 1).date());
            if (order == 0) {
                return true;
            }
            if (order > 0) {
                left--;
            } else {
                otherLeft--;
            }
        }
        return false;
    }

    @Override
    public Pair next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no earlier common date");
        }
        return new Pair(one.get(--left), other.get(--otherLeft));
    }

    /** The newest pairs, the newest last; fewer when there are fewer. */
    static List<Pair> newest(List<Fact.Value> one, List<Fact.Value> other, int count) {
        List<Pair> pairs = new ArrayList<>(count);
        for (var dates = new CommonDates(one, other); pairs.size() < count && dates.hasNext(); ) {
            pairs.add(dates.next());
        }
        return pairs.reversed();
    }
}
