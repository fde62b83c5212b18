package dev.plimsoll.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link IndentedJson}. */
class IndentedJsonTests {

    @Test
    void breaksAndIndents() {
        assertThat(IndentedJson.of("{\"a\":[1,{\"b\":null}]}")).isEqualTo("""
                        {
                          "a": [
                            1,
                            {
                              "b": null
                            }
                          ]
                        }""");
    }

    @Test
    void changesNothingButSpace() {
        assertThat(IndentedJson.of("{\"n\": 1.10, \"n\":1e400,\"s\":\"a{,:\\\"}\"}"))
                .isEqualTo("{\n  \"n\": 1.10,\n  \"n\": 1e400,\n  \"s\": \"a{,:\\\"}\"\n}");
    }

    @Test
    void keepsWhatIsEmptyOnOneLine() {
        assertThat(IndentedJson.of("{\"a\":{ },\"b\":[\n]}")).isEqualTo("{\n  \"a\": {},\n  \"b\": []\n}");
    }

    @Test
    void leavesWhatIsNestedTooDeeplyAsItWas() {
        var deep = "[".repeat(5000) + "]".repeat(5000);

        assertThat(IndentedJson.of(deep)).isEqualTo(deep);
    }
}
