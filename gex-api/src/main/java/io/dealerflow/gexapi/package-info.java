/** gex-api: the API of snapshots, scores, alerts and reports, and the dashboard. */
@NullMarked
package io.dealerflow.gexapi;

import org.jspecify.annotations.NullMarked;
