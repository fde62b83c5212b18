package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link Artifact}. */
class ArtifactTests {

    @Test
    void abbreviatesOnlyFullCommitIds() {
        assertThat(Artifact.abbreviated("0123456789abcdef0123456789abcdef01234567"))
                .isEqualTo("0123456");
        assertThat(Artifact.abbreviated("v1.4.2-rc1")).isEqualTo("v1.4.2-rc1");
    }

    @Test
    void isTheSameByDigestWhereBothHaveOne() {
        var one = new Artifact("aaaa", "sha256:1");

        assertThat(one.isSameAs(new Artifact("bbbb", "sha256:1"))).isTrue();
        assertThat(one.isSameAs(new Artifact("aaaa", "sha256:2"))).isFalse();
        assertThat(one.isSameAs(new Artifact("aaaa", null))).isTrue();
    }

    @Test
    void isNeverTheSameWhenNothingIsKnownOfIt() {
        assertThat(new Artifact(null, null).isSameAs(new Artifact(null, null))).isFalse();
    }

    @Test
    void showsTheDigestWhereThereIsNoCommit() {
        assertThat(new Artifact(null, "sha256:d4f200000000a1b9").shown()).isEqualTo("sha256:d4f2…a1b9");
        assertThat(new Artifact(null, null).shown()).isEqualTo("no SHA given");
    }
}
