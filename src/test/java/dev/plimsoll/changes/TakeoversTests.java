package dev.plimsoll.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link Takeovers}. */
class TakeoversTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final String OTHER = "9b1d03c" + "f".repeat(33);

    @Test
    void aPickNamesWhereItComesFrom() {
        assertThat(Takeovers.pickedFrom("Fix rounding\n\n(cherry picked from commit %s)\n".formatted(SHA)))
                .isEqualTo(SHA);
    }

    @Test
    void aPickOfAPickComesFromTheFirstOfThem() {
        var message =
                "Fix rounding\n\n(cherry picked from commit %s)\n(cherry picked from commit %s)".formatted(SHA, OTHER);

        assertThat(Takeovers.pickedFrom(message)).isEqualTo(SHA);
    }

    @Test
    void aRevertNamesWhatItTakesBack() {
        assertThat(Takeovers.reverts("Revert \"Fix\"\n\nThis reverts commit %s.".formatted(SHA)))
                .containsExactly(SHA);
        assertThat(Takeovers.reverts(
                        "Revert\n\nThis reverts commit %s, reversing\nchanges made to %s.".formatted(SHA, OTHER)))
                .containsExactly(SHA);
        assertThat(Takeovers.reverts("This reverts commit 9b1d03c (Fix rounding, 2026-11-20)."))
                .containsExactly("9b1d03c");
    }

    @Test
    void severalAreTakenBackInTheirOrderAndEachOnce() {
        var message = "Back\n\nThis reverts commit %1$s.\nThis reverts commit\n%2$s.\nThis reverts commit %1$s."
                .formatted(OTHER, SHA);

        assertThat(Takeovers.reverts(message)).containsExactly(OTHER, SHA);
    }

    @Test
    void capitalsDoNotMatterAndShortIdsStayShort() {
        assertThat(Takeovers.pickedFrom("Fix\r\n\r\n(Cherry Picked From Commit 4F2C9D1)\r\n"))
                .isEqualTo("4f2c9d1");
        assertThat(Takeovers.reverts("this REVERTS commit 4F2C")).containsExactly("4f2c");
    }

    @Test
    void whatOnlySoundsLikeItIsNothing() {
        assertThat(Takeovers.pickedFrom("See (cherry picked from commit %s) for more".formatted(SHA)))
                .isNull();
        assertThat(Takeovers.pickedFrom("(cherry picked from commit 4f2)")).isNull();
        assertThat(Takeovers.reverts("This reverts commit history to linear form"))
                .isNull();
        assertThat(Takeovers.reverts("This reverts commit %s0".formatted("a".repeat(64))))
                .isNull();
        assertThat(Takeovers.reverts("Fix rounding")).isNull();
        assertThat(Takeovers.pickedFrom(null)).isNull();
        assertThat(Takeovers.reverts(null)).isNull();
    }
}
