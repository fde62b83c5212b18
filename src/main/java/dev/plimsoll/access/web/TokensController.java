package dev.plimsoll.access.web;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.Role;
import dev.plimsoll.access.Tokens;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The keys of programs, as an administrator sees them. */
@Controller
@RequestMapping("/settings/tokens")
class TokensController {

    private final TokenQuery query;
    private final Tokens tokens;
    private final AccessProperties properties;

    TokensController(TokenQuery query, Tokens tokens, AccessProperties properties) {
        this.query = query;
        this.tokens = tokens;
        this.properties = properties;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("tokens", query.tokens());
        model.addAttribute("declared", new TreeMap<>(properties.tokens()));
        model.addAttribute("roles", Role.values());
        return "access/tokens";
    }

    /** Answers with the page itself: the key is nowhere but on it. */
    @PostMapping
    String make(TokenForm form, Principal owner, HttpServletResponse response, Model model) {
        var wanted = form.token();
        wanted.mistake()
                .ifPresentOrElse(
                        mistake -> refuse(mistake, form, response, model),
                        () -> model.addAttribute("secret", tokens.make(wanted, owner.getName())));
        return list(model);
    }

    @PostMapping("/{id:\\d{1,18}}/revocation")
    String revoke(@PathVariable long id) {
        tokens.revoke(id);
        return "redirect:/settings/tokens";
    }

    private static void refuse(String mistake, TokenForm form, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", mistake);
        model.addAttribute("typed", form);
    }
}
