package io.caseledger.architecture.planted.origin.domain;

import org.springframework.http.HttpStatus;

class RuleThatSpeaksHttp {
    HttpStatus status = HttpStatus.OK;
}
