package io.dealerflow.worker.regime;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.GraphModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.Classes;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.Outputs;
import io.dealerflow.worker.onnx.Tensor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code regime}: the forward filter over the stored days of an asset, which never looks ahead. The graph is one step; it is run once a day of the
 * longest item, for all items of a batch together. {@code expected_volatility} is a fraction per year.
 */
public final class RegimeModel extends GraphModel {
    /** The reason of an input without asset. */
    public static final String NO_ASSET = "NO_ASSET";

    /** The reason of an asset with fewer than {@link #FEWEST_DAYS} days that have both features. */
    public static final String TOO_FEW_BARS = "TOO_FEW_BARS";

    /** The reason of an asset with enough bars, but not enough of them with an implied volatility. */
    public static final String NO_IMPLIED_VOLATILITY = "NO_IMPLIED_VOLATILITY";

    /** After as many steps the start of the filter no longer matters. */
    static final int FEWEST_DAYS = 20;

    private static final int DAYS = 520;
    private static final int RANGE_DAYS = 5;
    private static final double PERCENT = 100;

    private final InstantSource clock;
    private final Classes states;
    private final List<String> columns;
    private final float[] initial;

    public RegimeModel(ModelFolder folder, Graph graph, InstantSource clock) {
        super(folder, graph);
        this.clock = clock;
        this.states = new Classes(folder.labels());
        this.columns = folder.columns("features");
        if (!columns.equals(List.of("log_vol", "log_range"))) {
            throw new IllegalArgumentException("the features are " + columns + ", not log_vol, log_range");
        }
        List<Double> shares = folder.numbers("preprocessing", "initial");
        if (shares.size() != states.labels().size()) {
            throw new IllegalArgumentException("the filter starts with " + shares.size() + " probabilities");
        }
        this.initial = new float[shares.size()];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = shares.get(i).floatValue();
        }
    }

    /** Features of a day that has both. */
    private record Step(float logVolatility, float logRange) {}

    private record Days(List<Step> steps, Instant asOf) implements Prepared.Ready {}

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        String asset = input.asset();
        if (asset == null) {
            return new Prepared.Refused(NO_ASSET);
        }
        Instant asOf = input.asOf();
        List<SeriesSource.AssetDay> days = data.daily(asset, asOf == null ? clock.instant() : asOf, DAYS);
        List<Step> steps = steps(days);
        if (days.size() < RANGE_DAYS + FEWEST_DAYS - 1) {
            return new Prepared.Refused(TOO_FEW_BARS);
        }
        if (steps.size() < FEWEST_DAYS) {
            return new Prepared.Refused(NO_IMPLIED_VOLATILITY);
        }
        Instant lastDay = days.getLast().date().atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
        return new Days(steps, lastDay);
    }

    /** The range of a day is the mean of the last five bars, whether or not they have an implied volatility. */
    private static List<Step> steps(List<SeriesSource.AssetDay> days) {
        List<Step> steps = new ArrayList<>();
        double[] ranges = new double[days.size()];
        for (int i = 0; i < ranges.length; i++) {
            SeriesSource.AssetDay day = days.get(i);
            ranges[i] = PERCENT * Math.log(day.high() / day.low());
            Double volatility = day.impliedVolatility();
            if (i >= RANGE_DAYS - 1 && volatility != null) {
                double sum = 0;
                for (int k = i - RANGE_DAYS + 1; k <= i; k++) {
                    sum += ranges[k];
                }
                var step = new Step((float) Math.log(volatility), (float) Math.log(sum / RANGE_DAYS));
                if (Float.isFinite(step.logVolatility()) && Float.isFinite(step.logRange())) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        List<Days> items = batch.stream().map(Days.class::cast).toList();
        float[][] posteriors = new float[items.size()][];
        float[] volatilities = new float[items.size()];
        int longest = items.stream().mapToInt(item -> item.steps().size()).max().orElse(0);
        for (int day = 0; day < longest; day++) {
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (day < items.get(i).steps().size()) {
                    rows.add(i);
                }
            }
            step(items, day, rows, posteriors, volatilities);
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            answers.add(answer(items.get(i), posteriors[i], volatilities[i]));
        }
        return answers;
    }

    /** One day of the items {@code rows}. */
    private void step(List<Days> items, int day, List<Integer> rows, float[][] posteriors, float[] volatilities) {
        float[] features = new float[rows.size() * columns.size()];
        float[] prior = new float[rows.size() * initial.length];
        for (int row = 0; row < rows.size(); row++) {
            int item = rows.get(row);
            Step step = items.get(item).steps().get(day);
            features[row * 2] = step.logVolatility();
            features[row * 2 + 1] = step.logRange();
            System.arraycopy(day == 0 ? initial : posteriors[item], 0, prior, row * initial.length, initial.length);
        }
        Outputs found = graph.run(
                Map.of("features", Tensor.floats(rows.size(), features), "prior", Tensor.floats(rows.size(), prior)));
        Tensor.Floats posterior = found.floats("posterior");
        float[] expected = found.floats("expected_volatility").values();
        for (int row = 0; row < rows.size(); row++) {
            posteriors[rows.get(row)] = posterior.row(row);
            volatilities[rows.get(row)] = expected[row];
        }
    }

    private Answer answer(Days item, float[] posterior, float volatility) {
        var output = new ModelOutput(
                states.mostProbable(posterior),
                states.byName(posterior),
                null,
                Map.of("expected_volatility", volatility / PERCENT),
                List.of(),
                item.asOf(),
                null);
        Step last = item.steps().getLast();
        return new Answer(
                output,
                Map.of(
                        columns.getFirst(), (double) last.logVolatility(),
                        columns.getLast(), (double) last.logRange()));
    }
}
