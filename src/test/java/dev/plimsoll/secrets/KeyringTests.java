package dev.plimsoll.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Keyring}. */
class KeyringTests {

    private final SealingKey key = SealingKey.of(SealingKey.draw(), "this test");
    private final Keyring keys = new Keyring(key, List.of());

    @Test
    void opensWhatItSealedInTheSamePlaceAlone() {
        var sealed = keys.seal("hunter2".getBytes(UTF_8), "here");

        assertThat(keys.openText(sealed, "here")).isEqualTo("hunter2");
        assertThatExceptionOfType(SecretsUnusable.class)
                .isThrownBy(() -> keys.openText(sealed, "elsewhere"))
                .withMessageContaining("moved there from another place")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void sealsTheSameTwiceInTwoWays() {
        assertThat(keys.seal(new byte[8], "here")).isNotEqualTo(keys.seal(new byte[8], "here"));
    }

    @Test
    void doesNotOpenWhatSomebodyChanged() {
        var sealed = keys.seal("hunter2".getBytes(UTF_8), "here");
        for (var n = sealed.length() - 1; n > "v1:".length(); n--) {
            var changed = new StringBuilder(sealed);
            changed.setCharAt(n, sealed.charAt(n) == 'A' ? 'B' : 'A');
            if (isAnother(sealed, changed.toString())) {
                assertThatExceptionOfType(SecretsUnusable.class)
                        .isThrownBy(() -> keys.openText(changed.toString(), "here"));
            }
        }
        assertThatExceptionOfType(SecretsUnusable.class).isThrownBy(() -> keys.openText("hunter2", "here"));
    }

    @Test
    void namesBothKeysWhenItHasAnother() {
        var sealed = keys.seal("hunter2".getBytes(UTF_8), "here");
        var other = new Keyring(SealingKey.of(SealingKey.draw(), "this test"), List.of());

        assertThatExceptionOfType(SecretsUnusable.class)
                .isThrownBy(() -> other.openText(sealed, "here"))
                .withMessageContaining(key.id())
                .withMessageContaining(other.present().id())
                .satisfies(failure -> assertThat(failure.action()).contains("plimsoll.secrets.previous-keys"));
    }

    @Test
    void opensWithAnEarlierKeyAndSealsWithThePresentOne() {
        var sealed = keys.seal("hunter2".getBytes(UTF_8), "here");
        var rotated = new Keyring(SealingKey.of(SealingKey.draw(), "this test"), List.of(key));

        assertThat(rotated.openText(sealed, "here")).isEqualTo("hunter2");
        assertThat(rotated.isPresent(sealed)).isFalse();
        assertThat(rotated.isPresent(rotated.seal(new byte[1], "here"))).isTrue();
    }

    @Test
    void aKeyIsThirtyTwoBytes() {
        for (var text : List.of("", "too short", "c2hvcnQ=", SealingKey.draw() + "AAAA")) {
            assertThatExceptionOfType(SecretsUnusable.class)
                    .isThrownBy(() -> SealingKey.of(text, "plimsoll.secrets.key"))
                    .withMessageStartingWith("plimsoll.secrets.key is not a key")
                    .satisfies(failure -> assertThat(failure.action()).contains("openssl rand -base64 32"));
        }
    }

    /** The bits behind the end of Base64 say nothing. */
    private static boolean isAnother(String sealed, String changed) {
        var one = sealed.split(":", 3);
        var two = changed.split(":", 3);
        return two.length < 3 || !one[1].equals(two[1]) || !java.util.Arrays.equals(bytes(one[2]), bytes(two[2]));
    }

    private static byte[] bytes(String base64) {
        try {
            return java.util.Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
