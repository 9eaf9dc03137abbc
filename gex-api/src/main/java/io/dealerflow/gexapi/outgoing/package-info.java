/** Requests and mails to the outside. */
@NullMarked
package io.dealerflow.gexapi.outgoing;

import org.jspecify.annotations.NullMarked;
