package io.caseledger.shared.api;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The machine interface, browsable (API-01). */
@Controller
class ApiDocsController {
    @GetMapping("/api/docs")
    String docs() {
        return "shared/api-docs";
    }
}
