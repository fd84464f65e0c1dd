package io.caseledger.browser;

import io.caseledger.RunningService;

/** The masks' story with its events in Axon's own engine. */
class MaskStoryOnStockEngineTest extends MaskStoryTest {
    @Override
    RunningService service() {
        return RunningService.onStockEngine();
    }
}
