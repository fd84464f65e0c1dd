package io.caseledger.architecture.planted.origin.domain;

import java.nio.file.Files;
import java.nio.file.Path;

class RuleThatReadsAFile {
    boolean uses() {
        return Files.exists(Path.of("x"));
    }
}
