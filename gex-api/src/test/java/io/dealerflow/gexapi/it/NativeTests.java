package io.dealerflow.gexapi.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

// The tests that use no bean of the service, against its executable.

@QuarkusIntegrationTest
class AlertLifeCycleNativeIT extends AlertLifeCycleIT {}

@QuarkusIntegrationTest
class AlertStreamNativeIT extends AlertStreamIT {}

@QuarkusIntegrationTest
class BacktestNativeIT extends BacktestIT {}

@QuarkusIntegrationTest
class ContractNativeIT extends ContractIT {}

@QuarkusIntegrationTest
class DeadLetterNativeIT extends DeadLetterIT {}

@QuarkusIntegrationTest
class FeaturesNativeIT extends FeaturesIT {}

@QuarkusIntegrationTest
class FrontDoorNativeIT extends FrontDoorIT {}

@QuarkusIntegrationTest
class GexApiNativeIT extends GexApiIT {}

@QuarkusIntegrationTest
class GraphQlNativeIT extends GraphQlIT {}

@QuarkusIntegrationTest
class JobNativeIT extends JobIT {}

@QuarkusIntegrationTest
class KeysNativeIT extends KeysIT {}

@QuarkusIntegrationTest
class MarketFlowNativeIT extends MarketFlowIT {}

@QuarkusIntegrationTest
class OutageNativeIT extends OutageIT {}

@QuarkusIntegrationTest
class PredictNativeIT extends PredictIT {}

@QuarkusIntegrationTest
class RequestsNativeIT extends RequestsIT {}

@QuarkusIntegrationTest
class RuleNativeIT extends RuleIT {}

@QuarkusIntegrationTest
class SignalsNativeIT extends SignalsIT {}

@QuarkusIntegrationTest
class SourcesNativeIT extends SourcesIT {}

@QuarkusIntegrationTest
class TablesNativeIT extends TablesIT {}
