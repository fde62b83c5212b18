package dev.plimsoll.intake.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitLab;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.PostedFiles;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every GitLab body that others have kept. */
@PlimsollTest
class GitLabFilesTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void everyRealBodyIsTakenInAndSaysWhatBecameOfIt() {
        plimsoll.empty();

        var outcomes =
                new PostedFiles(plimsoll).post("gitlab", "gitlab", (name, body) -> GitLab.shown(Plimsoll.SECRET));

        assertThat(outcomes.values()).doesNotContain("unreadable", "unrecognised");
        assertThat(outcomes)
                .containsAllEntriesOf(Map.of(
                        "push_merge.goscm.json", "translated",
                        "merge_request.merge.goscm.json", "translated",
                        "pipeline.default.xanzy.json", "translated",
                        "deployment.default.gitlab4j.json", "translated",
                        "release.goscm.json", "translated",
                        "feature_flag.default.xanzy.json", "ignored",
                        "issue_closed.goscm.json", "ignored",
                        "subgroup.default.xanzy.json", "ignored",
                        "tag_delete.goscm.json", "ignored"));
        assertThat(jdbc.sql("select coalesce(reason, '') from intake.delivery where outcome <> 'translated'")
                        .query(String.class)
                        .list())
                .noneMatch(reason -> reason.isBlank() || reason.contains("fault of ours"));
        checkFacts();
    }

    private void checkFacts() {
        assertThat(text("select state || ' ' || sha from deployments.deployment where external_id = '15'"))
                .isEqualTo("succeeded 279484c09fbe69ededfced8c1bb6e6d24616b468");
        assertThat(
                        text(
                                "select state || ' ' || merge_sha from changes.change_request where title = 'update readme' and merged_at is not null"))
                .isEqualTo("merged 78a76ee6b4992a6baf64c59fc4c44c7323d60438");
        assertThat(
                        text(
                                "select string_agg(name || ' ' || status, ', ' order by name) from pipelines.job where run_id = '31' and name in ('production', 'staging', 'test-build')"))
                .isEqualTo("production completed, staging queued, test-build completed");
        assertThat(text("select subject from changes.commit where sha = '78a76ee6b4992a6baf64c59fc4c44c7323d60438'"))
                .isEqualTo("Merge branch 'feature' into 'master'");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
