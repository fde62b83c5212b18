package dev.plimsoll.access.web;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.Permissions;
import dev.plimsoll.access.providers.ProviderSignOut;
import dev.plimsoll.access.providers.RoleMissingNotice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What stands between us and a provider: no role here, and on to the end of the session there. */
@Controller
class ProviderPagesController {

    private final AccessProperties properties;
    private final Permissions permissions;

    ProviderPagesController(AccessProperties properties, Permissions permissions) {
        this.properties = properties;
        this.permissions = permissions;
    }

    /** Shown only to somebody who has just proved at a provider who he or she is. */
    @GetMapping("/sign-in/no-role")
    String noRole(HttpServletRequest request, HttpServletResponse response, Model model) {
        var provider = RoleMissingNotice.read(request);
        if (provider.isEmpty()) {
            return "redirect:/sign-in";
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("provider", ProviderButton.label(properties, provider.get()));
        model.addAttribute("administrators", permissions.administrators());
        return "access/no-role";
    }

    @GetMapping("/sign-out/on")
    String goOn(HttpServletRequest request, HttpServletResponse response, Model model) {
        var address = ProviderSignOut.take(request);
        if (address.isEmpty()) {
            return "redirect:/sign-in?because=out";
        }
        response.setHeader("Refresh", "0; url=" + address.get());
        model.addAttribute("address", address.get());
        return "access/signing-out";
    }
}
