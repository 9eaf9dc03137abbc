package io.dealerflow.ingest;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Recovery;
import io.dealerflow.ingest.messaging.ChainPublisher;
import io.dealerflow.ingest.metrics.MicrometerIntakeMeter;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.store.LandingFolder;
import io.dealerflow.ingest.store.ManifestTable;
import io.dealerflow.kit.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;

/** Puts the parts of the intake together. */
class IngestBeans {
    @Produces
    @Singleton
    Landing landing(IngestConfig config, Clock clock) throws IOException {
        var landing = new LandingFolder(config.landingDir(), config.maxUpload().asLongValue(), clock);
        landing.discardIncomplete();
        return landing;
    }

    @Produces
    @Singleton
    Manifest manifest(DataSource dataSource) {
        return new ManifestTable(dataSource);
    }

    @Produces
    @Singleton
    Intake intake(
            Landing landing,
            Manifest manifest,
            EventPublisher publisher,
            MeterRegistry registry,
            IngestConfig config,
            Clock clock) {
        var stations = new Intake.Stations(
                landing,
                manifest,
                new ChainPublisher(publisher, config.publishTimeout()),
                new MicrometerIntakeMeter(registry));
        return new Intake(stations, new ChainParser(limits(config)), clock);
    }

    @Produces
    @Singleton
    Recovery recovery(Intake intake, Landing landing, Manifest manifest) {
        return new Recovery(intake, landing, manifest);
    }

    private static ParseLimits limits(IngestConfig config) {
        return new ParseLimits(
                config.maxUnpacked().asLongValue(), config.maxRatio(), config.maxContracts(), config.maxBadFraction());
    }
}
