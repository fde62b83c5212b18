package dev.plimsoll.gates.platforms;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people decide: below {@code plimsoll.base-url} if it is set, otherwise below the address that is being asked, which
 * inside of a cluster may be one that no browser reaches.
 */
@Component
public class DecisionPages {

    private final String base;

    DecisionPages(@Value("${plimsoll.base-url:}") String base) {
        this.base = base.strip().replaceAll("/+$", "");
    }

    /** The page about one request; must be called while a request is answered. */
    public String of(long id) {
        return all() + "/" + id;
    }

    /** The page with all of them; must be called while a request is answered. */
    public String all() {
        var root = base.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : base;
        return root + "/approvals";
    }
}
