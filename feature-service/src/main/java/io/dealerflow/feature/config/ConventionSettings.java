package io.dealerflow.feature.config;

import io.dealerflow.quant.chain.Convention;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The assumptions of the published snapshots that are not fixed; each snapshot names them. */
@ConfigMapping(prefix = "dealerflow.convention")
public interface ConventionSettings {
    /** Continuously compounded rate, fraction per year, where no rate series is ingested. */
    @WithDefault("0.043")
    double rate();

    /** Continuously compounded dividend yield, fraction per year, of forwards without put-call parity quotes. */
    @WithDefault("0.015")
    double dividendYield();

    /** Distance to the flip, fraction of spot, up to which the gamma regime is called near. */
    @WithDefault("0.01")
    double nearFlip();

    /** The convention of these settings; everything else is the default. */
    default Convention convention() {
        return Convention.DEFAULT.toBuilder()
                .rate(rate())
                .dividendYield(dividendYield())
                .nearFlip(nearFlip())
                .build();
    }
}
