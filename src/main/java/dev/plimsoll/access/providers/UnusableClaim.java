package dev.plimsoll.access.providers;

import org.springframework.security.core.AuthenticationException;

/** A provider said something of a person that is too much, too deep or of another form than agreed. */
class UnusableClaim extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    UnusableClaim(String fact) {
        super(fact);
    }
}
