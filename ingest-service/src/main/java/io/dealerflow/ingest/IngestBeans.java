package io.dealerflow.ingest;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Formats;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.RawTables;
import io.dealerflow.ingest.intake.Recovery;
import io.dealerflow.ingest.messaging.RawConsumers;
import io.dealerflow.ingest.messaging.RawPublisher;
import io.dealerflow.ingest.metrics.IntakeMetrics;
import io.dealerflow.ingest.replay.Replay;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.ingest.source.bars.BarJsonFormat;
import io.dealerflow.ingest.source.bars.BarParquetFormat;
import io.dealerflow.ingest.source.captures.CaptureFormat;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cftc.CotFormat;
import io.dealerflow.ingest.source.databento.DbnFormat;
import io.dealerflow.ingest.source.fred.FredFormat;
import io.dealerflow.ingest.source.futures.CfeFormat;
import io.dealerflow.ingest.source.futures.VxTableFormat;
import io.dealerflow.ingest.source.fx.AlphaVantageFormat;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.ingest.source.news.NewsFormat;
import io.dealerflow.ingest.source.options.ChainCsvFormat;
import io.dealerflow.ingest.source.options.ChainJsonFormat;
import io.dealerflow.ingest.source.trades.AtasFormat;
import io.dealerflow.ingest.source.trades.FillsCsvFormat;
import io.dealerflow.ingest.store.Claim;
import io.dealerflow.ingest.store.ManifestStore;
import io.dealerflow.ingest.store.RawOptionsTable;
import io.dealerflow.ingest.store.RawPartitions;
import io.dealerflow.ingest.store.RawTable;
import io.dealerflow.ingest.store.RawTableCatalogue;
import io.dealerflow.ingest.store.RawTableProgress;
import io.dealerflow.ingest.store.ReplayRows;
import io.dealerflow.ingest.store.Retentions;
import io.dealerflow.ingest.store.Staging;
import io.dealerflow.ingest.store.StagingCompaction;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.database.DatabaseConfig;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.ObjectStores;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Assembles the intake. */
class IngestBeans {
    /** Unique among all instances on the same landing and database. */
    private static final String INSTANCE = UUID.randomUUID().toString();

    @Produces
    @Singleton
    Landing landing(IngestConfig config, Clock clock) {
        return new Landing(
                new ObjectStores(config).at(config.landingDir()),
                config.maxUpload().asLongValue(),
                INSTANCE,
                clock);
    }

    @Produces
    @Singleton
    Manifest manifest(Db db, IngestConfig config, DatabaseConfig database, Clock clock) {
        return new ManifestStore(db, claim(config), clock, Retentions.manifest(database));
    }

    /** Of this instance. */
    static Claim claim(IngestConfig config) {
        return new Claim(INSTANCE, config.claimLifetime());
    }

    @Produces
    @Singleton
    Intake intake(
            Landing landing,
            Manifest manifest,
            EventPublisher publisher,
            Lineage lineage,
            MeterRegistry registry,
            IngestConfig config,
            Clock clock) {
        var metrics = new IntakeMetrics(registry);
        var dependencies = new Intake.Dependencies(
                landing,
                formats(limits(config), new SourceZones(config.zones())),
                manifest,
                new RawPublisher(publisher),
                metrics,
                lineage,
                clock);
        var limits = new Intake.Limits(
                config.concurrentFiles(), config.waitingUploads(), config.maxWait(), config.publishTimeout());
        var intake = new Intake(dependencies, limits);
        metrics.watch(intake);
        return intake;
    }

    @Produces
    @Singleton
    Replay.Dependencies replays(Db db, Intake intake, EventPublisher publisher, Clock clock) {
        return new Replay.Dependencies(new ReplayRows(db), intake, new RawPublisher(publisher), clock);
    }

    @Produces
    @Singleton
    Recovery recovery(Intake intake, Landing landing, Manifest manifest, IngestConfig config) {
        return new Recovery(intake, landing, manifest, config.claimLifetime());
    }

    @Produces
    @Singleton
    RawPartitions rawPartitions(Db db) {
        return new RawPartitions(db);
    }

    @Produces
    @Singleton
    RawConsumers rawConsumers(Db db, RawPartitions partitions) {
        var consumers = new RawConsumers();
        add(consumers, RawTableCatalogue.OPTIONS, new RawOptionsTable(db), partitions);
        RawTableCatalogue.byEvent().forEach(table -> add(consumers, table, db, partitions));
        return consumers;
    }

    private static <E extends Event> void add(
            RawConsumers consumers, RawTable<E, ?> table, Db db, RawPartitions partitions) {
        add(consumers, table, table.writer(db), partitions);
    }

    private static <E extends Event> void add(
            RawConsumers consumers, RawTable<E, ?> table, EventHandler<E> writer, RawPartitions partitions) {
        consumers.with(table.name(), table.topic(), partitions.creating(table.name(), writer));
    }

    @Produces
    @Singleton
    Staging staging(@Identifier("staging") ObjectStore store, Clock clock) {
        return new Staging(store, clock);
    }

    @Produces
    @Singleton
    StagingCompaction compaction(@Identifier("staging") ObjectStore store, Staging staging) {
        return new StagingCompaction(store, staging);
    }

    @Produces
    @Singleton
    @Identifier("staging")
    ObjectStore stagingStore(IngestConfig config) {
        return new ObjectStores(config).at(config.stagingDir());
    }

    @Produces
    @Singleton
    @Identifier("staging")
    RawConsumers stagingConsumers(Staging staging) {
        var consumers = new RawConsumers();
        RawTableCatalogue.all().forEach(table -> add(consumers, table, staging));
        return consumers;
    }

    private static <E extends Event> void add(RawConsumers consumers, RawTable<E, ?> table, Staging staging) {
        consumers.with("staging", table.topic(), staging.writer(table));
    }

    @Produces
    @Singleton
    RawTables rawTables(Db db) {
        return new RawTableProgress(db, RawTableCatalogue.byEvent());
    }

    /** Every format that is read; a new one is added here, before the last. */
    static Formats formats(ParseLimits limits, SourceZones zones) {
        var bars = new BarCsvFormat(limits, zones);
        return new Formats(List.of(
                new DbnFormat(limits),
                new CaptureFormat(),
                new BarParquetFormat(limits, zones),
                new AtasFormat(limits, zones),
                new FillsCsvFormat(limits, zones),
                ChainJsonFormat.generic(limits),
                ChainJsonFormat.yahoo(limits),
                new ChainCsvFormat(limits),
                new CfeFormat(limits),
                new VxTableFormat(limits),
                new CotFormat(limits),
                new EcbFormat(limits),
                new AlphaVantageFormat(limits, bars),
                new FredFormat(limits),
                BarJsonFormat.yahoo(limits),
                BarJsonFormat.polygon(limits),
                bars,
                new NewsFormat(limits),
                new CboeOptionChains(limits)));
    }

    private static ParseLimits limits(IngestConfig config) {
        return new ParseLimits(
                config.maxUnpacked().asLongValue(),
                config.maxRatio(),
                config.maxContracts(),
                config.maxBadFraction(),
                config.maxRecords());
    }
}
