package dev.plimsoll.intake.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests for {@link Rules}. */
class RulesTests {

    @Test
    void thePageOfTheRulesIsLikeTheTable() throws IOException {
        var lines =
                Files.readString(Path.of("docs/reference/masking.md")).lines().filter(line -> line.startsWith("| `"));

        assertThat(lines)
                .containsExactlyElementsOf(Rules.shipped().all().stream()
                        .map(rule -> "| `%s` | %s | %s |".formatted(rule.id(), rule.title(), rule.catches()))
                        .toList());
    }

    @Test
    void idsAreTheirOwnAndKeywordsAreInLowerCase() {
        var rules = Rules.shipped().all();

        assertThat(rules).hasSizeLessThanOrEqualTo(64);
        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]{3,40}"));
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.keywords())
                        .isNotEmpty()
                        .allMatch(word -> word.equals(word.toLowerCase(java.util.Locale.ROOT))));
    }
}
