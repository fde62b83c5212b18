package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories are read from addresses. */
class RepositoryAddressTests {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/acme/pay                                      | github.com      | acme/pay
            https://github.com/acme/pay.git                                  | github.com      | acme/pay
            https://github.com/acme/pay/pull/7                               | github.com      | acme/pay
            https://api.github.com/repos/acme/pay/actions/runs/1/attempts/1  | github.com      | acme/pay
            https://GitLab.example.org/acme/shop/pay/-/merge_requests/7      | gitlab.example.org | acme/shop/pay
            git@github.com:acme/pay.git                                      | github.com      | acme/pay
            ssh://git@git.example.org:2222/acme/pay.git                      | git.example.org | acme/pay
            acme/pay                                                         | ci              | acme/pay
            """)
    void itsHostIsTheOriginAndItsPathTheName(String text, String origin, String name) {
        var claim = RepositoryAddress.repository(text, "ci", AT);

        assertThat(claim).isNotNull();
        assertThat(claim.origin()).isEqualTo(origin);
        assertThat(claim.fullName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com", "https://github.com/acme", "http://[", "https://", " "})
    void whatNamesNoneIsNone(String text) {
        assertThat(RepositoryAddress.repository(text, "ci", AT)).isNull();
    }

    @Test
    void onlyTheAddressOfAForgeGivesARepositoryAway() {
        assertThat(RepositoryAddress.repositoryOf("https://ci.example.org/job/pay/7", AT))
                .isNull();
        assertThat(RepositoryAddress.repositoryOf("pay", AT)).isNull();
        assertThat(RepositoryAddress.repositoryOf("https://github.com/acme/pay/issues/1", AT))
                .isNotNull();
    }
}
