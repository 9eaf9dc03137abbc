package io.dealerflow.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The simulated market and its economy, source {@code simulator}. */
@ConfigMapping(prefix = "dealerflow.simulator")
public interface SimulatorConfig {
    /** Whether it runs. */
    @WithDefault("false")
    boolean enabled();

    /** The same seed gives the same path of spot and volatility. */
    @WithDefault("42")
    long seed();

    /** Time between two observations of the option chain of SIMX, at least 200 ms. */
    @WithDefault("5s")
    Duration interval();

    /** Calendar years of daily data, this year's included, that are sent after the start and after each session; 0 for none. */
    @WithDefault("0")
    int historyYears();

    /** Time between two pictures of each simulated chart; 0 for none. */
    @WithDefault("5s")
    Duration pictureInterval();

    /** Time between two invented news items; 0 for none. */
    @WithDefault("15s")
    Duration newsInterval();
}
