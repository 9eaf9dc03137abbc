/** Lists, shows and replays dead letters. */
@NullMarked
package io.dealerflow.launcher.dlq;

import org.jspecify.annotations.NullMarked;
