package io.dealerflow.gexapi.tables;

import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.Convention;

/**
 * What can be worked out from a book under a convention, with the parameters of its own. Equal tables of the same book and
 * convention are equal, so that one answer serves all who ask the same: implementations are records.
 *
 * @param <T> the answer, immutable
 */
public interface BookTable<T> {
    T of(ChainBook book, Convention convention);
}
