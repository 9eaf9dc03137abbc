package io.dealerflow.worker.registry;

import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.drift.DriftMonitor;

/**
 * A version that answers.
 *
 * @param fingerprint of its files
 * @param served      the event of its activation
 * @param drift       of its inputs and outputs, from its activation on
 */
public record ServedVersion(String fingerprint, ServedModel served, Lane lane, DriftMonitor drift) {}
