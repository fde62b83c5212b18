package dev.plimsoll.intake.web;

import dev.plimsoll.secrets.Seals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands a new secret to the page that shows it once; sealed, because what waits for a page is kept in the database. */
@Component
class ShownOnce {

    private static final String ATTRIBUTE = "sealedSecret";

    private final Seals seals;

    ShownOnce(Seals seals) {
        this.seals = seals;
    }

    void hand(String secret, String source, RedirectAttributes next) {
        next.addFlashAttribute(ATTRIBUTE, seals.seal(secret, context(source)));
    }

    /** The secret that was handed to this page, or null if none was. */
    @Nullable
    String take(String source, Model page) {
        return page.getAttribute(ATTRIBUTE) instanceof String sealed ? seals.open(sealed, context(source)) : null;
    }

    private static String context(String source) {
        return "intake.shown-once/" + source;
    }
}
