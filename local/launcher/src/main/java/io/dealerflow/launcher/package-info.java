/** The {@code dealerflow} command: its subcommands, options and exit codes. */
@NullMarked
package io.dealerflow.launcher;

import org.jspecify.annotations.NullMarked;
