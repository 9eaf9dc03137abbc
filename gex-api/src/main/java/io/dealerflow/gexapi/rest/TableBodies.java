package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.tables.ExpectedMoveTable;
import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.gexapi.tables.MaxPainTable;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.gexapi.tables.Surface;
import io.dealerflow.gexapi.tables.ZeroDteTable;
import io.dealerflow.quant.profile.GammaProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as they are read: with what they are about. */
interface TableBodies {

    /** @param stale true only when the answer comes from the fallback store */
    record LevelsBody(@JsonUnwrapped Levels levels, GexSnapshot.ConventionUsed convention, boolean stale)
            implements TableBodies {}

    /**
     * Net exposure across spots.
     *
     * @param profile       ascending by spot; empty with a {@code profileReason}
     * @param profileReason why there is no profile, null when there is one
     */
    record ProfileBody(
            @JsonUnwrapped Origin origin,
            double netGex,
            GammaRegime gammaRegime,
            GexSnapshot.GammaFlip gammaFlip,
            @Nullable NoProfileReason profileReason,
            List<GammaProfile.Point> profile)
            implements TableBodies {}

    /** Why a book has no profile. */
    enum NoProfileReason {
        /** The file's own gammas cannot be priced at another spot. */
        VENDOR_GAMMA
    }

    /** @param grossGex of the book, dollars per 1 % */
    record ExpiriesBody(
            @JsonUnwrapped Origin origin, double netGex, double grossGex, List<GexSnapshot.ExpiryGex> byExpiry)
            implements TableBodies {}

    record SurfaceBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped Surface surface) implements TableBodies {}

    record HedgingBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped HedgingTable.Hedging hedging) implements TableBodies {}

    record MaxPainBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped MaxPainTable.MaxPains maxPains) implements TableBodies {}

    record OpenInterestBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped OpenInterestTable.Changes changes) implements TableBodies {}

    record ZeroDteBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped ZeroDteTable.ZeroDte zeroDte) implements TableBodies {}

    record ExpectedMoveBody(
            @JsonUnwrapped Origin origin, @JsonUnwrapped ExpectedMoveTable.ExpectedMoves moves)
            implements TableBodies {}
}
