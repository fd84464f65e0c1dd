package io.caseledger.browser;

import io.caseledger.RunningService;
import io.caseledger.shared.NeedsAxonServer;

/** A certificate's story with its events in Axon Server: nobody sees a difference. */
@NeedsAxonServer
class FilingStoryOnAxonServerTest extends FilingStoryTest {
    @Override
    RunningService service() {
        return RunningService.onAxonServer();
    }
}
