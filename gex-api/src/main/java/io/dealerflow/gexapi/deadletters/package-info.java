/** Records that a consumer could not process: listed, and sent again once the cause is fixed. */
@NullMarked
package io.dealerflow.gexapi.deadletters;

import org.jspecify.annotations.NullMarked;
