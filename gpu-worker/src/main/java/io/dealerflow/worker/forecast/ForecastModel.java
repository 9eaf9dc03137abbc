package io.dealerflow.worker.forecast;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.GraphModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.bars.BarRow;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.Outputs;
import io.dealerflow.worker.onnx.Tensor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code forecast}: {@code lower} and {@code upper} end of the interval of the next hourly close, and its {@code median}, in the units of the price. */
public final class ForecastModel extends GraphModel {
    /** The reason of an input that asks for more bars ahead than the model was made for. */
    public static final String HORIZON_TOO_LONG = "HORIZON_TOO_LONG";

    private static final List<String> VALUES = List.of("lower", "median", "upper", "half_width_sigmas");

    private final InstantSource clock;
    private final List<String> columns;
    private final double horizon;

    public ForecastModel(ModelFolder folder, Graph graph, InstantSource clock) {
        super(folder, graph);
        this.clock = clock;
        this.columns = folder.columns("features");
        this.horizon = folder.number("parameters", "horizon_bars");
    }

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        Integer bars = input.horizon();
        if (bars != null && bars > horizon) {
            return new Prepared.Refused(HORIZON_TOO_LONG);
        }
        return BarRow.of(input, data, columns, clock);
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        List<BarRow> rows = batch.stream().map(BarRow.class::cast).toList();
        float[] close = new float[rows.size()];
        float[] sigma = new float[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            close[i] = rows.get(i).close();
            sigma[i] = rows.get(i).sigma();
        }
        long[] shape = {rows.size()};
        Outputs found = graph.run(Map.of(
                "features", BarRow.features(rows),
                "close", new Tensor.Floats(shape, close),
                "sigma", new Tensor.Floats(shape, sigma)));
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Double> values = new TreeMap<>();
            for (String name : VALUES) {
                values.put(name, (double) found.floats(name).values()[i]);
            }
            answers.add(new Answer(
                    new ModelOutput(
                            null, Map.of(), null, values, List.of(), rows.get(i).end(), null),
                    watched(rows.get(i))));
        }
        return answers;
    }

    /** All features: the reference, which is the ensemble's, names those that count. */
    private Map<String, Double> watched(BarRow row) {
        Map<String, Double> figures = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            figures.put(columns.get(i), (double) row.features()[i]);
        }
        return figures;
    }
}
