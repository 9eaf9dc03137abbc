/** Everything that people and programs read: snapshots, scores, alerts, reports and the dashboard. */
@NullMarked
package io.dealerflow.gex;

import org.jspecify.annotations.NullMarked;
