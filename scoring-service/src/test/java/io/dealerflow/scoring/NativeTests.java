package io.dealerflow.scoring;

import io.quarkus.test.junit.QuarkusIntegrationTest;

// The tests that use no bean of the service, against its executable.

@QuarkusIntegrationTest
class ScoringServiceNativeIT extends ScoringServiceIT {}
