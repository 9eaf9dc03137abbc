/** The topology from features, snapshots, file reports and what models say to scores, flow maps, signals and alerts, and its state. */
@NullMarked
package io.dealerflow.scoring.messaging;

import org.jspecify.annotations.NullMarked;
