package dev.plimsoll.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link CoAuthors}. */
class CoAuthorsTests {

    @Test
    void areThoseOfTheTrailersOnly() {
        var message = """
                Fix rounding

                Thanks to co-authored-by: nobody
                Co-authored-by: Maya Example <maya@example.org>
                co-authored-by: Sam <sam@example.org>
                """;

        assertThat(CoAuthors.in(message)).containsExactly("maya@example.org", "sam@example.org");
        assertThat(CoAuthors.in(null)).isEmpty();
    }
}
