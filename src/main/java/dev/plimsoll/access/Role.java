package dev.plimsoll.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a person or a program may do. Each role may read; an administrator may do everything. */
public enum Role {
    VIEWER,
    REPORTER,
    APPROVER,
    ADMIN;

    /** The word in configuration and in the database, such as {@code viewer}. */
    @EnumeratedValue
    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /** Returns {@code ROLE_VIEWER} and so on: this role and the ones it includes. */
    public List<GrantedAuthority> authorities() {
        return Arrays.stream(values())
                .filter(this::includes)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    private boolean includes(Role other) {
        return this == ADMIN || other == this || other == VIEWER;
    }
}
