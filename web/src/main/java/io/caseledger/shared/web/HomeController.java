package io.caseledger.shared.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: for a visitor what this is, after login what to do next by role. */
@Controller
class HomeController {
    @GetMapping("/")
    String home() {
        return "shared/home";
    }
}
