package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Similar}. */
class SimilarTests {

    private static final List<String> NAMES = List.of("payment-service", "payout", "checkout", "search-api");

    @Test
    void findsANameWithAFewWrongLetters() {
        assertThat(Similar.to("paymnt-servise", NAMES)).containsExactly("payment-service");
    }

    @Test
    void findsANameByOneOfItsWords() {
        assertThat(Similar.to("paymnt", NAMES)).first().isEqualTo("payment-service");
        assertThat(Similar.to("serch", NAMES)).containsExactly("search-api");
    }

    @Test
    void findsNothingForSomethingElse() {
        assertThat(Similar.to("zzzzzz", NAMES)).isEmpty();
    }

    @Test
    void countsChangedLetters() {
        assertThat(Similar.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Similar.distance("", "abc")).isEqualTo(3);
    }
}
