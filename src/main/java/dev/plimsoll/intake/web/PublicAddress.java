package dev.plimsoll.intake.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Under which address senders reach this installation: {@code plimsoll.base-url} if it is set, otherwise the one the
 * reader used.
 *
 * <p>Behind a proxy the reader's address is known only if forwarded headers are trusted
 * ({@code plimsoll.trusted-proxies}).
 */
@Component
class PublicAddress {

    private final String configured;

    PublicAddress(@Value("${plimsoll.base-url:}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
    }

    /** Scheme, host, port and context path, without a slash at the end. */
    String base() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : configured;
    }
}
