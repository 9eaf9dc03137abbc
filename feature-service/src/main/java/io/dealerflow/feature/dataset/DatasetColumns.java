package io.dealerflow.feature.dataset;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.BarSeries.Bar;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.parquet.ParquetColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the feature store; docs/features.md says what they mean. Asset and date are in the path. */
public final class DatasetColumns {
    private static final String TEXT = "text";
    private static final String NUMBER = "float8";
    private static final String TIME = "timestamptz";

    private DatasetColumns() {}

    /** All, in the order of the file. */
    public static List<ParquetColumn<DatasetRow>> all() {
        List<ParquetColumn<DatasetRow>> columns = new ArrayList<>();
        columns.add(column("as_of", TIME, row -> row.features().asOf()));
        columns.add(column("event_id", TEXT, row -> row.features().eventId()));
        columns.add(column("asset_class", TEXT, row -> row.features().assetClass()));
        for (FeatureName name : FeatureName.values()) {
            String wireName = name.wireName();
            columns.add(column(wireName, NUMBER, row -> row.features().values().get(wireName)));
        }
        addBars(columns);
        addScore(columns);
        columns.add(column("sentiment_24h", NUMBER, DatasetRow::sentiment));
        columns.add(column("sentiment_24h_items", "integer", DatasetRow::newsItems));
        for (ModelName model : ModelName.values()) {
            if (model != ModelName.UNKNOWN) {
                addSignal(columns, model);
            }
        }
        return List.copyOf(columns);
    }

    private static void addBars(List<ParquetColumn<DatasetRow>> columns) {
        columns.add(ofBars("bar_as_of", TIME, BarSeries::asOf));
        columns.add(ofBars("bar_interval", TEXT, BarSeries::interval));
        columns.add(ofBars("bar_time", TIME, bars -> last(bars).time()));
        columns.add(ofBars("bar_open", NUMBER, bars -> last(bars).open()));
        columns.add(ofBars("bar_high", NUMBER, bars -> last(bars).high()));
        columns.add(ofBars("bar_low", NUMBER, bars -> last(bars).low()));
        columns.add(ofBars("bar_close", NUMBER, bars -> last(bars).close()));
        columns.add(ofBars("bar_volume", NUMBER, bars -> last(bars).volume()));
    }

    private static Bar last(BarSeries bars) {
        return bars.bars().getLast();
    }

    private static void addScore(List<ParquetColumn<DatasetRow>> columns) {
        columns.add(ofScore("score_index", NUMBER, AssetScore::index));
        columns.add(ofScore("score_regime", TEXT, score -> name(score.regime())));
        columns.add(ofScore("score_pressure", TEXT, score -> score.pressure().name()));
        for (String component : AssetScore.COMPONENTS) {
            columns.add(ofScore("score_" + component, NUMBER, score -> value(score, component)));
        }
    }

    private static @Nullable Double value(AssetScore score, String component) {
        for (AssetScore.Component one : score.components()) {
            if (one.name().equals(component)) {
                return one.value();
            }
        }
        return null;
    }

    private static void addSignal(List<ParquetColumn<DatasetRow>> columns, ModelName model) {
        String prefix = model.wireName().replace('-', '_') + "_";
        columns.add(ofSignal(prefix + "as_of", TIME, model, ModelSignal::asOf));
        columns.add(ofSignal(prefix + "version", TEXT, model, ModelSignal::modelVersion));
        columns.add(ofOutput(prefix + "label", TEXT, model, ModelOutput::label));
        columns.add(ofOutput(prefix + "score", NUMBER, model, ModelOutput::score));
        columns.add(
                ofOutput(prefix + "probabilities", TEXT, model, output -> Wire.writeJsonText(output.probabilities())));
        columns.add(ofOutput(prefix + "values", TEXT, model, output -> Wire.writeJsonText(output.values())));
        columns.add(ofOutput(
                prefix + "embedding",
                "float4[]",
                model,
                output -> output.embedding().isEmpty() ? null : output.embedding()));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static ParquetColumn<DatasetRow> ofBars(
            String name, String type, Function<BarSeries, @Nullable Object> value) {
        return column(name, type, row -> row.bars() == null ? null : value.apply(row.bars()));
    }

    private static ParquetColumn<DatasetRow> ofScore(
            String name, String type, Function<AssetScore, @Nullable Object> value) {
        return column(name, type, row -> row.score() == null ? null : value.apply(row.score()));
    }

    private static ParquetColumn<DatasetRow> ofOutput(
            String name, String type, ModelName model, Function<ModelOutput, @Nullable Object> value) {
        return ofSignal(name, type, model, signal -> value.apply(signal.output()));
    }

    private static ParquetColumn<DatasetRow> ofSignal(
            String name, String type, ModelName model, Function<ModelSignal, @Nullable Object> value) {
        return column(name, type, row -> {
            ModelSignal signal = row.signals().get(model);
            return signal == null ? null : value.apply(signal);
        });
    }

    private static ParquetColumn<DatasetRow> column(
            String name, String type, Function<DatasetRow, @Nullable Object> value) {
        return new ParquetColumn<>(name, type, value);
    }
}
