/** Folders and processes of systems on this machine. */
@NullMarked
package io.dealerflow.launcher.system;

import org.jspecify.annotations.NullMarked;
