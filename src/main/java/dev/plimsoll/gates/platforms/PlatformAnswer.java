package dev.plimsoll.gates.platforms;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What a platform is told.
 *
 * @param ok whether it may go on
 * @param state {@code approved, pending, held, denied, expired, superseded, cancelled} or {@code refused}
 * @param because why, in words for people
 * @param url the page on which people decide; null if nothing was asked for
 */
public record PlatformAnswer(
        boolean ok, String state, String because, @Nullable String url) {

    /** Must be called while a request is answered, of which it takes the address. */
    public static PlatformAnswer of(Passage passage) {
        return new PlatformAnswer(passage.isOpen(), passage.state(), passage.because(), page(passage.id()));
    }

    private static @Nullable String page(@Nullable Long id) {
        return id == null
                ? null
                : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/approvals/" + id;
    }
}
