package io.dealerflow.ingest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

// The tests that use no bean of the service, against its executable.

@QuarkusIntegrationTest
class BarsNativeIT extends BarsIT {}

@QuarkusIntegrationTest
class FilesNativeIT extends FilesIT {}

@QuarkusIntegrationTest
class FuturesNativeIT extends FuturesIT {}

@QuarkusIntegrationTest
class FxAndMacroNativeIT extends FxAndMacroIT {}

@QuarkusIntegrationTest
class LandedEventNativeIT extends LandedEventIT {}

@QuarkusIntegrationTest
class NewsNativeIT extends NewsIT {}

@QuarkusIntegrationTest
class PartitionsNativeIT extends PartitionsIT {}

@QuarkusIntegrationTest
class PullNativeIT extends PullIT {}

@QuarkusIntegrationTest
class QualityNativeIT extends QualityIT {}

@QuarkusIntegrationTest
class ReplayNativeIT extends ReplayIT {}

@QuarkusIntegrationTest
class TradesNativeIT extends TradesIT {}

@QuarkusIntegrationTest
class UploadAccessNativeIT extends UploadAccessIT {}
