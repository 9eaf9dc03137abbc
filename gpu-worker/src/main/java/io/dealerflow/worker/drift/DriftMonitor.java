package io.dealerflow.worker.drift;

import io.dealerflow.contracts.models.ModelDrift.Measure;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.drift.DriftReference.Classes;
import io.dealerflow.worker.drift.DriftReference.Confidence;
import io.dealerflow.worker.drift.DriftReference.Feature;
import io.dealerflow.worker.drift.DriftReference.Figure;
import io.dealerflow.worker.model.LoadedModel.Answer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the last items of a model with those before them by the population stability index, as {@code models/ensemble/drift.py} does: every
 * step, the shares of each figure in the window with those in the reference that precedes it. From the first figure over its threshold until none
 * is, the reference does not move, so that it does not take in the shift.
 *
 * <p>Keeps counts by step, no items. Until enough own items are counted, the reference is filled up with the shares of the training data, and moves
 * whatever the figures say: a source unlike the training data is an alarm at first, and then the reference of its own.
 */
public final class DriftMonitor {
    private static final double LEAST_SHARE = 1e-4;

    private final DriftReference settings;
    /** Counts of each step, the newest last: those of the reference, then those of the window. */
    private final Deque<double[][]> steps = new ArrayDeque<>();

    private final Deque<Boolean> lastOver = new ArrayDeque<>();
    private double[][] step;
    private int inStep;
    private int ownSteps;
    private Instant newest = Instant.MIN;
    private double @Nullable [][] frozen;

    public DriftMonitor(DriftReference settings) {
        this.settings = settings;
        this.step = empty();
        for (int i = 0; i < settings.reference() / settings.step(); i++) {
            steps.add(trained());
        }
    }

    /**
     * @param asOf  event time of the newest item
     * @param items in the window
     */
    public record Evaluation(Instant asOf, long items, List<Measure> measures, boolean alarm) {}

    /** Counts an answer to an item of {@code asOf}. An evaluation when a step is complete and the window full; never of a model without figures. */
    public synchronized Optional<Evaluation> add(Answer answer, Instant asOf) {
        if (settings.figures().isEmpty() || answer.output().reason() != null) {
            return Optional.empty();
        }
        for (int i = 0; i < step.length; i++) {
            count(step[i], settings.figures().get(i), answer);
        }
        newest = asOf.isAfter(newest) ? asOf : newest;
        inStep++;
        return inStep < settings.step() ? Optional.empty() : endOfStep();
    }

    private Optional<Evaluation> endOfStep() {
        int window = settings.window() / settings.step();
        steps.add(step);
        step = empty();
        inStep = 0;
        ownSteps++;
        if (ownSteps < window) {
            return Optional.empty();
        }
        while (steps.size() > window + settings.reference() / settings.step()) {
            steps.removeFirst();
        }
        return Optional.of(evaluate(window));
    }

    private Evaluation evaluate(int window) {
        int before = steps.size() - window;
        double[][] reference = frozen == null ? sum(0, before) : frozen;
        double[][] recent = sum(before, steps.size());
        List<Measure> measures = new ArrayList<>();
        boolean over = false;
        for (int i = 0; i < recent.length; i++) {
            Figure figure = settings.figures().get(i);
            double index = stabilityIndex(reference[i], recent[i]);
            measures.add(new Measure(figure.name(), figure.side(), index, figure.threshold()));
            over |= index > figure.threshold();
        }
        frozen = over && ownSteps * settings.step() >= settings.window() + settings.reference() ? reference : null;
        lastOver.add(over);
        if (lastOver.size() > settings.of()) {
            lastOver.removeFirst();
        }
        boolean alarm = lastOver.stream().filter(was -> was).count() >= settings.needed();
        return new Evaluation(newest, settings.window(), measures, alarm);
    }

    /** Σ (a − e) ln(a / e) over the bins; e share in the reference, a in the window. 0 when one of them has no item with the figure. */
    static double stabilityIndex(double[] reference, double[] window) {
        double expectedTotal = total(reference);
        double actualTotal = total(window);
        if (expectedTotal == 0 || actualTotal == 0) {
            return 0;
        }
        double index = 0;
        for (int i = 0; i < reference.length; i++) {
            double expected = Math.max(LEAST_SHARE, reference[i] / expectedTotal);
            double actual = Math.max(LEAST_SHARE, window[i] / actualTotal);
            index += (actual - expected) * Math.log(actual / expected);
        }
        return index;
    }

    private static void count(double[] bins, Figure figure, Answer answer) {
        ModelOutput output = answer.output();
        switch (figure) {
            case Feature feature -> {
                Double value = answer.watched().get(feature.name());
                if (value != null && !value.isNaN()) {
                    bins[feature.bin(value)]++;
                }
            }
            case Classes classes -> {
                int index = output.label() == null ? -1 : classes.labels().indexOf(output.label());
                if (index >= 0) {
                    bins[index]++;
                }
            }
            case Confidence _ -> {
                Double sure = answer.watched().get(DriftReference.CONFIDENCE);
                if (sure != null) {
                    bins[0] += sure;
                    bins[1] += 1 - sure;
                }
            }
        }
    }

    private double[][] sum(int from, int to) {
        double[][] sum = empty();
        Iterator<double[][]> each = steps.iterator();
        for (int at = 0; at < to; at++) {
            double[][] counts = each.next();
            if (at >= from) {
                add(sum, counts);
            }
        }
        return sum;
    }

    private static void add(double[][] sum, double[][] counts) {
        for (int i = 0; i < sum.length; i++) {
            for (int bin = 0; bin < sum[i].length; bin++) {
                sum[i][bin] += counts[i][bin];
            }
        }
    }

    private double[][] empty() {
        return settings.figures().stream()
                .map(figure -> new double[figure.shares().length])
                .toArray(double[][]::new);
    }

    private double[][] trained() {
        double[][] counts = settings.figures().stream()
                .map(figure -> figure.shares().clone())
                .toArray(double[][]::new);
        for (double[] shares : counts) {
            for (int bin = 0; bin < shares.length; bin++) {
                shares[bin] *= settings.step();
            }
        }
        return counts;
    }

    private static double total(double[] bins) {
        double total = 0;
        for (double bin : bins) {
            total += bin;
        }
        return total;
    }
}
