package io.dealerflow.ingest.intake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes up what a crash or an absent server left undone: files in landing of which nothing is recorded, and observations that
 * are recorded and not published. Called again and again by one thread.
 */
public final class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /** So many files in a row may be at fault themselves without holding up the rest. */
    private static final int MAX_STUCK = 3;

    private final Intake intake;
    private final Landing landing;
    private final Manifest manifest;
    private boolean landingSearched;

    public Recovery(Intake intake, Landing landing, Manifest manifest) {
        this.intake = intake;
        this.landing = landing;
        this.manifest = manifest;
    }

    /**
     * One pass; ends early, without loss, when files find a server away again and again.
     *
     * @return how many files were taken the rest of the way
     */
    public int pass() {
        int done = 0;
        int stuck = 0;
        try {
            for (LandedFile file : undone()) {
                if (intake.isInWork(file)) {
                    continue;
                }
                if (takeUp(file)) {
                    done++;
                } else if (++stuck == MAX_STUCK) {
                    return done;
                }
            }
        } catch (AwayException e) {
            LOG.debugf("Recovery waits: %s", e.getMessage());
        } catch (IOException e) {
            LOG.errorf(e, "Landing cannot be read");
        }
        return done;
    }

    private Set<LandedFile> undone() throws AwayException, IOException {
        Set<LandedFile> undone = new LinkedHashSet<>(manifest.pending());
        if (!landingSearched) {
            undone.addAll(manifest.unrecorded(landing.all()));
            landingSearched = true;
            intake.waiting().addAll(undone);
        }
        List<LandedFile> waiting = new ArrayList<>(intake.waiting());
        waiting.sort(Comparator.comparing(LandedFile::receivedAt));
        undone.addAll(waiting);
        return undone;
    }

    /** Whether nothing is left to do for the file. */
    private boolean takeUp(LandedFile file) throws IOException {
        try {
            IntakeOutcome outcome = intake.process(file, file.key());
            if (outcome instanceof IntakeOutcome.Waiting) {
                return false;
            }
            LOG.infof("Taken up again: %s, %s", file.key(), outcome.getClass().getSimpleName());
        } catch (NoSuchFileException e) {
            LOG.errorf("%s is recorded, and is not in landing any more: it cannot be published", file.key());
            intake.waiting().remove(file);
        }
        return true;
    }
}
