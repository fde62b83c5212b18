package dev.plimsoll.intake.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link VersionReader} and for what a {@link Question} may be. */
class VersionReaderTests {

    private final VersionReader reader = new VersionReader(new JsonMapper());

    @Test
    void readsPlainText() {
        assertThat(reader.read(question(null, null), " A3F91C2\n")).isEqualTo("a3f91c2");
    }

    @Test
    void readsWhatAPointerFinds() {
        var info = "{\"git\":{\"branch\":\"main\",\"commit\":{\"id\":\"a3f91c2\",\"time\":1}}}";

        assertThat(reader.read(question("/git/commit/id", null), info)).isEqualTo("a3f91c2");
    }

    @Test
    void cutsTheCommitOutOfAnAnswer() {
        assertThat(reader.read(question(null, "sha-([0-9a-f]+)"), "sha-a3f91c2"))
                .isEqualTo("a3f91c2");
        assertThat(reader.read(question("/version", "\\+(.+)"), "{\"version\":\"v1.2.3+a3f91c2\"}"))
                .isEqualTo("a3f91c2");
    }

    @Test
    void readsADigestWithOrWithoutItsAlgorithm() {
        var digest = "d".repeat(64);
        var question = Question.of(new Draft("pay", "production", "*", "http://pay/", null, null, "digest"));

        assertThat(reader.read(question, digest)).isEqualTo("sha256:" + digest);
        assertThat(reader.read(question, "sha256:" + digest)).isEqualTo("sha256:" + digest);
        assertThat(failure(question, "a3f91c2").word()).isEqualTo("not-a-version");
    }

    @Test
    void saysWhatItCannotRead() {
        assertThat(failure(question("/git/commit/id", null), "<html>").sentence())
                .contains("not JSON");
        assertThat(failure(question("/git/commit/id", null), "{\"git\":{}}").sentence())
                .contains("/git/commit/id finds no text");
        assertThat(failure(question("/git", null), "{\"git\":{}}").word()).isEqualTo("pointer");
        assertThat(failure(question(null, "sha-(.+)"), "1.2.3").sentence()).contains("finds nothing in “1.2.3”");
        assertThat(failure(question(null, null), "1.2.3").sentence()).contains("“1.2.3” is no commit");
        assertThat(failure(question(null, null), " \n").word()).isEqualTo("empty");
    }

    @Test
    void losesPatienceWithAPatternThatWouldTakeYears() {
        assertThat(failure(question(null, "^(a|aa)+\\1c$"), "a".repeat(60) + "!")
                        .sentence())
                .contains("too many steps");
    }

    @Test
    void showsTheBeginningOfAnAnswerWithoutWhatTheDatabaseCannotHold() {
        assertThat(VersionReader.shown("\0a\r\n b" + "x".repeat(300)))
                .startsWith("a  b")
                .hasSize(200);
    }

    @Test
    void aQuestionNeedsAnAddressThatCanBeAskedInTheOpen() {
        for (var url :
                new String[] {"ftp://pay/", "pay/version", "http:///version", "file:///etc/passwd", "http://a b/"}) {
            assertThatExceptionOfType(InvalidEndpoint.class)
                    .as(url)
                    .isThrownBy(() -> question(url, null, null))
                    .matches(refusal -> refusal.field().equals("url"));
        }
        assertThatExceptionOfType(InvalidEndpoint.class)
                .isThrownBy(() -> question("http://me:secret@pay/", null, null))
                .withMessageContaining("Leave name and password out")
                .withMessageNotContaining("secret");
    }

    @Test
    void aQuestionNeedsAPointerAndAPatternThatWork() {
        assertThatExceptionOfType(InvalidEndpoint.class)
                .isThrownBy(() -> question("git/commit", null))
                .withMessageContaining("begins with a slash");
        assertThatExceptionOfType(InvalidEndpoint.class)
                .isThrownBy(() -> question(null, "sha-.+"))
                .withMessageContaining("needs one group");
        assertThatExceptionOfType(InvalidEndpoint.class)
                .isThrownBy(() -> question(null, "sha-(.+"))
                .withMessageContaining("no regular expression");
    }

    private AskFailed failure(Question question, String answer) {
        return catchThrowableOfType(AskFailed.class, () -> reader.read(question, answer));
    }

    private static Question question(String pointer, String pattern) {
        return question("http://pay.internal/version", pointer, pattern);
    }

    private static Question question(String url, String pointer, String pattern) {
        return Question.of(new Draft("pay", "production", "*", url, pointer, pattern, "sha"));
    }
}
