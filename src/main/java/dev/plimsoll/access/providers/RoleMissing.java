package dev.plimsoll.access.providers;

import org.springframework.security.core.AuthenticationException;

/** Somebody is known, and may not do anything here. */
class RoleMissing extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    RoleMissing(String provider) {
        super("No role here for an account of " + provider);
    }
}
