package io.dealerflow.launcher.demo;

import org.jspecify.annotations.Nullable;

/**
 * Options of a demo.
 *
 * @param port   of gex-api
 * @param seed   of the simulated market; null for the simulator's own
 * @param market whether the simulated market runs
 * @param recording whether the services record how they start, and write it when they end
 */
record DemoOptions(int port, @Nullable Long seed, boolean market, boolean recording) {}
