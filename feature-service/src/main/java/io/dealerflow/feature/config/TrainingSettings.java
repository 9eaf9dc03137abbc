package io.dealerflow.feature.config;

import io.dealerflow.feature.training.TrainingWork.Place;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The training of models. */
@ConfigMapping(prefix = "dealerflow.training")
public interface TrainingSettings {
    /** Python with the packages of {@code models/requirements.txt}; without it jobs of training fail and say so. */
    @WithDefault("training/venv/bin/python")
    Path python();

    /** The folder {@code models} of the programs. */
    @WithDefault("models")
    Path programs();

    /** Staging, of which the bars are read: a folder, {@code s3://bucket/prefix}, or {@code azblob://container/prefix}. */
    Optional<String> staging();

    /** The folder of versions, which gpu-worker serves from. {@code MLFLOW_TRACKING_URI} names a server to be used in its place. */
    @WithDefault("registry")
    String registry();

    /** With the feature store at {@code features}. */
    default Place place(String features) {
        return new Place(
                python().toAbsolutePath(),
                programs().toAbsolutePath(),
                absolute(features),
                staging().map(staging -> absolute(staging) + "/bars").orElse(""),
                absolute(registry()));
    }

    /** The program runs in the folder of programs. */
    private static String absolute(String location) {
        return location.contains("://")
                ? location
                : Path.of(location).toAbsolutePath().toString();
    }
}
