package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link NewPerson}. */
class NewPersonTests {

    @Test
    void mayChooseAnyFewWords() {
        assertThat(new NewPerson("ada", "Ada", "correct enough for this").mistakes()).isEmpty();
        assertThat(new NewPerson("ada", "", "пароль из слов").mistakes()).isEmpty();
        assertThat(new NewPerson("Ada.L+1@example.org", "Ada", "x".repeat(199) + "y").mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "aaaaaaaaaaaa", "PasswordPassword", "administrator", "ada-of-london"})
    void mayNotChooseWhatIsTriedFirst(String password) {
        assertThat(new NewPerson("ada-of-london", "", password).mistakes()).containsOnlyKeys("password");
    }

    @Test
    void mayNotChooseAPasswordThatTakesForEverToCheck() {
        assertThat(new NewPerson("ada", "", "ab".repeat(101)).mistakes()).containsOnlyKeys("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ada lovelace", "-ada", "ad\0a", "аdа", "a/b"})
    void needsAPlainUserName(String username) {
        assertThat(new NewPerson(username, "", SignedIn.PASSWORD).mistakes()).containsOnlyKeys("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb"})
    void needsAVisibleName(String displayName) {
        assertThat(new NewPerson("ada", displayName, SignedIn.PASSWORD).mistakes()).containsOnlyKeys("displayName");
    }

    @Test
    void isShownByTheUserNameWithoutAnother() {
        assertThat(new NewPerson("Ada", " ", SignedIn.PASSWORD).shownName()).isEqualTo("ada");
        assertThat(new NewPerson("ada", " Ada L ", SignedIn.PASSWORD).shownName()).isEqualTo("Ada L");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(new NewPerson("ada", "", SignedIn.PASSWORD)).asString().doesNotContain(SignedIn.PASSWORD);
    }
}
