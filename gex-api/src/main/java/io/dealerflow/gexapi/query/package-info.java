/** What a reader asks for: parameters checked and turned into a question. */
@NullMarked
package io.dealerflow.gexapi.query;

import org.jspecify.annotations.NullMarked;
