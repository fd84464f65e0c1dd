package io.caseledger.architecture.planted.origin.automation;

import org.springframework.http.HttpStatus;

class OrderThatSpeaksHttp {
    HttpStatus status = HttpStatus.OK;
}
