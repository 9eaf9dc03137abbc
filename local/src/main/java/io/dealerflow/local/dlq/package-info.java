/** Lists, shows and replays dead letters. */
@NullMarked
package io.dealerflow.local.dlq;

import org.jspecify.annotations.NullMarked;
