package dev.plimsoll.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests for {@link Difference}. */
class DifferenceTests {

    @Test
    void ofTheSameIsNone() {
        assertThat(Difference.between(Map.of("tier", 1, "team", "a"), Map.of("team", "a", "tier", 1)))
                .isEmpty();
        assertThat(Difference.between(null, null)).isEmpty();
    }

    @Test
    void namesWhatChangedInTheOrderOfTheAlphabet() {
        assertThat(Difference.between(
                        Map.of("tier", 2, "name", "pay", "kept", 1), Map.of("tier", 1, "name", "x", "kept", 1)))
                .containsExactly(new Difference("name", "pay", "x"), new Difference("tier", "2", "1"));
    }

    @Test
    void tellsWhatIsNewFromWhatIsGone() {
        assertThat(Difference.between(null, Map.of("kind", "github")))
                .containsExactly(new Difference("kind", null, "github"));
        assertThat(Difference.between(Map.of("kind", "github"), null))
                .containsExactly(new Difference("kind", "github", null));
    }

    @Test
    void writesListsNothingAndWhatLiesInside() {
        var after = new LinkedHashMap<String, @Nullable Object>();
        after.put("a", List.of("dev", "production"));
        after.put("b", null);
        after.put("c", Map.of("deep", true));
        after.put("d", "");
        after.put("e", List.of());

        assertThat(Difference.between(null, after))
                .extracting(Difference::after)
                .containsExactly("dev, production", "none", "{\"deep\":true}", "empty", "none");
    }
}
