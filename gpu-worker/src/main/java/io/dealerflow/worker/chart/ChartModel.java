package io.dealerflow.worker.chart;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.GraphModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.Classes;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.Outputs;
import io.dealerflow.worker.onnx.Tensor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code chart-pattern}: label and probabilities are of the formation; those of the last candle are values {@code candle_…}. */
public final class ChartModel extends GraphModel {
    /** The reason of an input without a picture. */
    public static final String NO_IMAGE = "NO_IMAGE";

    /** The reason of what is no base64, no PNG or JPEG, or damaged. */
    public static final String UNREADABLE_IMAGE = "UNREADABLE_IMAGE";

    /** The reason of a picture of more than 8192 pixels a side, or 24 million. */
    public static final String IMAGE_TOO_LARGE = "IMAGE_TOO_LARGE";

    private static final String CANDLE = "candle_";
    private static final int CHANNELS = 3;
    /** Pictures that are run at once; more of them use memory and are not faster. */
    private static final int CPU_ROWS = 8;

    private static final int CUDA_ROWS = 64;

    private final Classes formations;
    private final Classes candles;

    public ChartModel(ModelFolder folder, Graph graph) {
        super(folder, graph);
        this.formations = new Classes(folder.texts("labels", "formation"));
        this.candles = new Classes(folder.texts("labels", "candle"));
        if (folder.number("preprocessing", "height") != Pictures.HEIGHT
                || folder.number("preprocessing", "width") != Pictures.WIDTH) {
            throw new IllegalArgumentException(
                    "pictures are not of " + Pictures.WIDTH + " x " + Pictures.HEIGHT + " pixels");
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Pixels(byte[] values) implements Prepared.Ready {}

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        String image = input.image();
        if (image == null) {
            return new Prepared.Refused(NO_IMAGE);
        }
        try {
            return new Pixels(Pictures.networkInput(Base64.getDecoder().decode(image)));
        } catch (Pictures.UnusablePictureException e) {
            return new Prepared.Refused(e.reason());
        } catch (IllegalArgumentException e) {
            return new Prepared.Refused(UNREADABLE_IMAGE);
        }
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        List<Answer> answers = new ArrayList<>();
        int most = graph.device() == Device.CUDA ? CUDA_ROWS : CPU_ROWS;
        for (int start = 0; start < batch.size(); start += most) {
            List<Prepared.Ready> part = batch.subList(start, Math.min(start + most, batch.size()));
            Outputs found = graph.run(Map.of("images", images(part)));
            for (int i = 0; i < part.size(); i++) {
                answers.add(answer(found, i));
            }
        }
        return answers;
    }

    private static Tensor images(List<Prepared.Ready> part) {
        int size = Pictures.HEIGHT * Pictures.WIDTH * CHANNELS;
        byte[] values = new byte[part.size() * size];
        for (int i = 0; i < part.size(); i++) {
            System.arraycopy(((Pixels) part.get(i)).values(), 0, values, i * size, size);
        }
        return new Tensor.Bytes(new long[] {part.size(), Pictures.HEIGHT, Pictures.WIDTH, CHANNELS}, values);
    }

    private Answer answer(Outputs found, int item) {
        float[] formation = found.floats("formation_probabilities").row(item);
        Map<String, Double> values = new TreeMap<>();
        candles.byName(found.floats("candle_probabilities").row(item))
                .forEach((candle, probability) -> values.put(CANDLE + candle, probability));
        List<Float> embedding = new ArrayList<>();
        for (float value : found.floats("embedding").row(item)) {
            embedding.add(value);
        }
        var output = new ModelOutput(
                formations.mostProbable(formation),
                formations.byName(formation),
                (double) found.floats("score").values()[item],
                values,
                embedding,
                null,
                null);
        return new Answer(output, Map.of("confidence", formations.confidence(formation)));
    }
}
