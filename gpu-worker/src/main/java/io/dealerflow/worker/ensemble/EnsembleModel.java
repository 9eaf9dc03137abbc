package io.dealerflow.worker.ensemble;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.GraphModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.bars.BarRow;
import io.dealerflow.worker.model.Classes;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.Outputs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ensemble}: size of the next hour's move. {@code sigma} is the volatility of an hour's log return, {@code expected_move} the expected absolute log
 * return, both fractions.
 */
public final class EnsembleModel extends GraphModel {
    private final InstantSource clock;
    private final Classes sizes;
    private final List<String> columns;
    private final List<String> watched = new ArrayList<>();

    public EnsembleModel(ModelFolder folder, Graph graph, InstantSource clock) {
        super(folder, graph);
        this.clock = clock;
        this.sizes = new Classes(folder.labels());
        this.columns = folder.columns("features");
        folder.json(folder.file("drift.json"))
                .path("features")
                .properties()
                .forEach(feature -> watched.add(feature.getKey()));
        if (!columns.containsAll(watched)) {
            throw new IllegalArgumentException("drift.json has features that are no column: " + watched);
        }
    }

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        return BarRow.of(input, data, columns, clock);
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        List<BarRow> rows = batch.stream().map(BarRow.class::cast).toList();
        Outputs found = graph.run(Map.of("features", BarRow.features(rows)));
        float[] moves = found.floats("expected_move").values();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BarRow row = rows.get(i);
            float[] probabilities = found.floats("probabilities").row(i);
            var output = new ModelOutput(
                    sizes.mostProbable(probabilities),
                    sizes.byName(probabilities),
                    null,
                    Map.of(
                            "expected_move_sigmas", (double) moves[i],
                            "expected_move", (double) moves[i] * row.sigma(),
                            "sigma", (double) row.sigma()),
                    List.of(),
                    row.end(),
                    null);
            answers.add(new Answer(output, watched(row)));
        }
        return answers;
    }

    private Map<String, Double> watched(BarRow row) {
        Map<String, Double> figures = new TreeMap<>();
        for (String name : watched) {
            figures.put(name, (double) row.features()[columns.indexOf(name)]);
        }
        return figures;
    }
}
