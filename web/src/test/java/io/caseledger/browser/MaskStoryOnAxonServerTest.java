package io.caseledger.browser;

import io.caseledger.RunningService;
import io.caseledger.shared.NeedsAxonServer;

/** The masks' story with its events in Axon Server: nobody sees a difference. */
@NeedsAxonServer
class MaskStoryOnAxonServerTest extends MaskStoryTest {
    @Override
    RunningService service() {
        return RunningService.onAxonServer();
    }
}
