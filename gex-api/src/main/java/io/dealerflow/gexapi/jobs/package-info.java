/** Jobs of all services: how far they are, and requests for new ones. */
@NullMarked
package io.dealerflow.gexapi.jobs;

import org.jspecify.annotations.NullMarked;
