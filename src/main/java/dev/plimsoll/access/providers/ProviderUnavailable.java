package dev.plimsoll.access.providers;

import org.springframework.security.core.AuthenticationException;

/** A provider does not answer, or answers what nobody can use. */
class ProviderUnavailable extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String provider, Throwable cause) {
        super("The provider %s cannot be used: %s".formatted(provider, cause.getMessage()), cause);
    }
}
