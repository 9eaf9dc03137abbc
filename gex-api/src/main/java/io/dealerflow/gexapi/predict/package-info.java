/** Questions to models, which workers answer over Kafka. */
@NullMarked
package io.dealerflow.gexapi.predict;

import org.jspecify.annotations.NullMarked;
