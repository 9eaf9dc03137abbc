package io.dealerflow.worker.sentiment;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.GraphModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.Classes;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.Outputs;
import io.dealerflow.worker.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code news-sentiment}: headline and body are rows of their own, weighted as {@code model.json} says; a headline that is not English is answered neutral
 * with little confidence, a body that is not is ignored. A body without a headline stands for one.
 */
public final class SentimentModel extends GraphModel {
    /** The reason of an input without text. */
    public static final String NO_TEXT = "NO_TEXT";

    /** Rows that are run at once: on a CPU more of them gain nothing, and the shorter ones wait for the longest. */
    private static final int CPU_ROWS = 8;

    private static final int CUDA_ROWS = 64;

    private final Classes classes;
    private final WordPiece wordPiece;
    private final Language language;
    private final double bodyWeight;
    private final float[] notEnglish;

    public SentimentModel(ModelFolder folder, Graph graph) {
        super(folder, graph);
        this.classes = new Classes(folder.labels());
        var special = new WordPiece.Special(
                (int) folder.number("preprocessing", "unknown"), (int) folder.number("preprocessing", "first"), (int)
                        folder.number("preprocessing", "last"));
        this.wordPiece = new WordPiece(vocabulary(folder), special, (int) folder.number("preprocessing", "max_tokens"));
        this.language = new Language(
                Set.copyOf(folder.texts("preprocessing", "english_words")),
                Set.copyOf(folder.texts("preprocessing", "foreign_words")),
                wordPiece);
        this.bodyWeight = folder.number("preprocessing", "body_weight");
        List<Double> fixed = folder.numbers("preprocessing", "not_english");
        this.notEnglish = new float[fixed.size()];
        for (int i = 0; i < notEnglish.length; i++) {
            notEnglish[i] = fixed.get(i).floatValue();
        }
    }

    private static List<String> vocabulary(ModelFolder folder) {
        String text = new String(folder.bytes(folder.file("vocab.txt")), StandardCharsets.UTF_8);
        return List.of(text.stripTrailing().split("\n", -1));
    }

    /** @param headline ids; null when it is not English */
    @SuppressWarnings("ArrayRecordComponent")
    private record Text(long @Nullable [] headline, long @Nullable [] body) implements Prepared.Ready {}

    /** A row of an item, and where its answer goes. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(long[] ids, int item, boolean isBody) {}

    WordPiece wordPiece() {
        return wordPiece;
    }

    Language language() {
        return language;
    }

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        String headline = orEmpty(input.headline());
        String body = orEmpty(input.body());
        if (headline.isBlank()) {
            headline = body;
            body = "";
        }
        if (headline.isBlank()) {
            return new Prepared.Refused(NO_TEXT);
        }
        long[] first = idsIfEnglish(headline);
        return new Text(first, first == null || body.isBlank() ? null : idsIfEnglish(body));
    }

    private long @Nullable [] idsIfEnglish(String text) {
        List<String> words = Words.of(text);
        return language.isEnglish(words) ? wordPiece.encode(words) : null;
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        float[][] headlines = new float[batch.size()][];
        float[][] bodies = new float[batch.size()][];
        float[][] embeddings = new float[batch.size()][];
        List<Row> rows = rows(batch);
        int most = graph.device() == Device.CUDA ? CUDA_ROWS : CPU_ROWS;
        for (int start = 0; start < rows.size(); start += most) {
            List<Row> part = rows.subList(start, Math.min(start + most, rows.size()));
            Outputs found = graph.run(padded(part));
            Tensor.Floats probabilities = found.floats("probabilities");
            Tensor.Floats embedding = found.floats("embedding");
            for (int i = 0; i < part.size(); i++) {
                Row row = part.get(i);
                (row.isBody() ? bodies : headlines)[row.item()] = probabilities.row(i);
                if (!row.isBody()) {
                    embeddings[row.item()] = embedding.row(i);
                }
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < headlines.length; i++) {
            answers.add(answer(headlines[i], bodies[i], embeddings[i]));
        }
        return answers;
    }

    /** In the order of their length, so that little is padded. */
    private static List<Row> rows(List<Prepared.Ready> batch) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Text text = (Text) batch.get(i);
            if (text.headline() != null) {
                rows.add(new Row(text.headline(), i, false));
            }
            if (text.body() != null) {
                rows.add(new Row(text.body(), i, true));
            }
        }
        rows.sort(Comparator.comparingInt(row -> row.ids().length));
        return rows;
    }

    private static Map<String, Tensor> padded(List<Row> rows) {
        int length = rows.getLast().ids().length;
        long[] ids = new long[rows.size() * length];
        long[] mask = new long[rows.size() * length];
        for (int i = 0; i < rows.size(); i++) {
            long[] row = rows.get(i).ids();
            System.arraycopy(row, 0, ids, i * length, row.length);
            Arrays.fill(mask, i * length, i * length + row.length, 1);
        }
        long[] shape = {rows.size(), length};
        return Map.of("input_ids", new Tensor.Longs(shape, ids), "attention_mask", new Tensor.Longs(shape, mask));
    }

    private Answer answer(float @Nullable [] headline, float @Nullable [] body, float @Nullable [] embedding) {
        float[] probabilities = headline == null ? notEnglish : headline.clone();
        if (body != null) {
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = (float) ((1 - bodyWeight) * probabilities[i] + bodyWeight * body[i]);
            }
        }
        List<Float> vector = new ArrayList<>();
        if (embedding != null) {
            for (float value : embedding) {
                vector.add(value);
            }
        }
        Map<String, Double> byName = classes.byName(probabilities);
        double score = byName.getOrDefault("positive", 0.0) - byName.getOrDefault("negative", 0.0);
        var output = new ModelOutput(classes.mostProbable(probabilities), byName, score, Map.of(), vector, null, null);
        return new Answer(output, Map.of("confidence", classes.confidence(probabilities)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
