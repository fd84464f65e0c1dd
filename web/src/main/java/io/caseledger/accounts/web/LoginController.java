package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page. What it posts is taken by the security filter before any controller. */
@Controller
record LoginController(Settings settings) {
    @GetMapping("/login")
    String login(ServerHttpRequest request, Model model) {
        // parameters without a value: there or not
        var parameters = request.getQueryParams();
        model.addAttribute("refused", parameters.containsKey("error"));
        model.addAttribute("loggedOut", parameters.containsKey("logout"));
        if (settings.demoMode()) {
            model.addAttribute("demoAccounts", DemoAccount.ALL);
            model.addAttribute("demoPassword", DemoAccount.PASSWORD);
        }
        return "accounts/login";
    }
}
