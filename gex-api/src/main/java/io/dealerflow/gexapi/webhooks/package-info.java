/** Webhooks: subscriptions to events, and their delivery to URLs and mailboxes. */
@NullMarked
package io.dealerflow.gexapi.webhooks;

import org.jspecify.annotations.NullMarked;
