package io.dealerflow.feature.asset;

import java.util.List;
import java.util.Map;

/**
 * What is known of an asset at one instant: of each date the newest version that was known by then, ascending by date. Nothing here became
 * known later.
 */
public interface Facts {
    /** Values in this role, of sentiment all of each date; empty where the asset has no such input, or nothing of it is known. */
    List<Fact.Value> values(Role role);

    /** Curves of its futures, of each date all, ascending by date, then as they became known: a later one replaces the contracts it has. */
    List<Fact.Curve> curves();

    /** Commitments of Traders in its futures. */
    List<Fact.Positions> positions();

    /** Its option books, of each New York date all, ascending by date, then as they became known. */
    List<Fact.Book> books();

    /** Daily closes of each other asset of the universe that has closes, by its name. */
    Map<String, List<Fact.Value>> othersCloses();
}
