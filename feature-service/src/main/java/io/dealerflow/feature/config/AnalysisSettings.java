package io.dealerflow.feature.config;

import io.dealerflow.feature.analysis.AnalysisRules;
import io.dealerflow.objects.ObjectStores;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The analysis of bar histories. */
@ConfigMapping(prefix = "dealerflow.analysis")
public interface AnalysisSettings extends ObjectStores.Settings {
    /** Changes in the window of the rolling beta. */
    @WithDefault("60")
    int betaBars();

    /** Change of a bar, percent, that is a signal while VIX is at {@link #calmVix}. */
    @WithDefault("0.5")
    double thresholdPct();

    /** Level of VIX at which the thresholds are {@link #thresholdPct}; they grow in proportion to VIX. */
    @WithDefault("15")
    double calmVix();

    /** Folders and addresses that analyses may read and write, with all below them; any when absent. Only keys with the scope admin can start one. */
    Optional<List<String>> folders();

    @Override
    Optional<URI> s3Endpoint();

    @Override
    Optional<String> azureConnectionString();

    @Override
    Optional<Path> azureConnectionStringFile();

    /** The rules of these settings. */
    default AnalysisRules rules() {
        return new AnalysisRules(betaBars(), thresholdPct(), calmVix());
    }
}
