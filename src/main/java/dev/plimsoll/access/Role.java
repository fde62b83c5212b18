package dev.plimsoll.access;

import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do. An administrator may do everything; a reporter may tell what happened, and read. */
public enum Role {
    VIEWER,
    REPORTER,
    APPROVER,
    ADMIN;

    /** The word in configuration and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
