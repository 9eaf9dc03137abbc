/** Everything that people and programs read: snapshots, scores, alerts, reports and the dashboard. */
@NullMarked
package io.dealerflow.gexapi;

import org.jspecify.annotations.NullMarked;
