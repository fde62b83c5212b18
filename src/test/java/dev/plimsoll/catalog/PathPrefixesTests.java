package dev.plimsoll.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link PathPrefixes}. */
class PathPrefixesTests {

    @Test
    void areFoldersEachOnceInTheirOrder() {
        assertThat(PathPrefixes.of(" services/pay \r\n\r\nlibs/money/\nservices/pay/\n.github/workflows/..."))
                .containsExactly(".github/workflows/.../", "libs/money/", "services/pay/");
        assertThat(PathPrefixes.of(" \n ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /services/pay | begins with a slash: write it from the root of the repository
            /             | begins with a slash
            ./services    | has a part that is empty, “.” or “..”: write the whole way down
            services/../a | has a part that is empty, “.” or “..”
            ..            | has a part that is empty, “.” or “..”
            services//pay | has a part that is empty, “.” or “..”
            services\\pay | has a backslash: write / between folders
            services/*    | is a pattern: name the folder, and all beneath it is meant
            """)
    void sayHowToPutAWrongOneRight(String line, String sentence) {
        assertThatThrownBy(() -> PathPrefixes.of("libs/\n" + line))
                .isInstanceOf(NameInvalid.class)
                .hasMessageContaining("“" + line + "” " + sentence);
    }

    @Test
    void areNeitherTooLongNorTooMany() {
        assertThat(PathPrefixes.of("a".repeat(499))).hasSize(1);
        assertThatThrownBy(() -> PathPrefixes.of("a".repeat(500))).hasMessageContaining("name a folder above it");
        var many = IntStream.rangeClosed(1, 201).mapToObj(n -> "a" + n).collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> PathPrefixes.of(many)).hasMessageContaining("at most 200");
    }
}
