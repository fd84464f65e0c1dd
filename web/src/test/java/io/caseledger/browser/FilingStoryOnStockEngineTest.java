package io.caseledger.browser;

import io.caseledger.RunningService;

/** A certificate's story with its events in Axon's own engine. */
class FilingStoryOnStockEngineTest extends FilingStoryTest {
    @Override
    RunningService service() {
        return RunningService.onStockEngine();
    }
}
