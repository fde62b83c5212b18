package dev.plimsoll.intake.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.PostedFiles;
import dev.plimsoll.testing.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bodies of service hooks that others have kept, and a story of them. */
@PlimsollTest
class AzureDevOpsFilesTests {

    private static final Map<String, String> HEADERS =
            Map.of("Authorization", "Bearer " + Plimsoll.SECRET, "Content-Type", "application/json");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void everyBodyThatOthersKeptIsTakenInAndSaidToBeWhatItIs() {
        var outcomes = new PostedFiles(plimsoll).post("azure-devops", "azure-devops", (name, body) -> HEADERS);

        assertThat(outcomes.values()).containsOnly("translated", "ignored", "unrecognised", "repeated");
        assertThat(outcomes)
                .containsEntry("bad.noEventType.aspnet.json", "unrecognised")
                .containsEntry("workitem.updated.aspnet.json", "ignored")
                .containsEntry("ms.vss-pipelinechecks-events.approval-pending.doc.json", "ignored");
        assertThat(all("select reason from intake.delivery where outcome <> 'translated'"))
                .noneMatch(reason -> reason == null || reason.contains("fault of ours"));
        assertThat(
                        all(
                                "select concat_ws(' ', origin, external_id, workflow, ref, left(sha, 7), conclusion) from pipelines.run"))
                .contains(
                        "dev.azure.com/fabrikam-fiber-inc 2 ConsumerAddressModule refs/heads/master 600c52d success",
                        "codedev.ms 11 TEST-CI success");
        assertThat(all("select concat_ws(' ', external_id, run_id, name, status, conclusion) from pipelines.job"))
                .containsExactly("2/e87e3d16-29b0-5003-7d86-82b704b96244 2 Compile completed success");
        assertThat(all("select concat_ws(' ', number, state, title, left(merge_sha, 7)) from changes.change_request"))
                .contains("1 merged my first pull request eef717f");
        assertThat(all("select author || ': ' || subject from changes.commit"))
                .containsExactly("Jamal Hartnett: Fixed bug in web.config file");
    }

    @Test
    void aReleaseThroughAnApprovalEndsInTheSameFactsInEveryOrder() {
        Story.named("az-01-release-approval-deploy").inEveryOrder().forEach(story -> {
            story.play(plimsoll, "azure-devops", delivery -> new Story.Delivery(HEADERS, delivery.body()));

            var expected = story.facts().path("deployments").path(0);
            var deployments = plimsoll.get("/api/v1/deployments").path("deployments");
            assertThat(deployments).as(story.name()).hasSize(1);
            var deployment = deployments.path(0);
            assertThat(deployment.path("environment").asString())
                    .isEqualToIgnoringCase(expected.path("env").asString());
            assertThat(deployment.path("status").asString())
                    .as(story.name())
                    .isEqualTo(expected.path("outcome").asString());
            assertThat(deployment.path("sha").asString("none")).isEqualTo("none");
            assertThat(all("""
                            select concat_ws(' ', d.external_id, s.name, d.description, d.run_id,
                                   to_char(d.started_at at time zone 'UTC', 'HH24:MI:SS'),
                                   to_char(d.finished_at at time zone 'UTC', 'HH24:MI:SS'))
                              from deployments.deployment d
                              join catalog.service s on s.id = d.service_id
                            """))
                    .as(story.name())
                    .containsExactly("5 fabrikam %s release/5 09:10:04 09:12:40"
                            .formatted(expected.path("release").asString()));
            assertThat(all("select state from deployments.review order by occurred_at"))
                    .containsExactly("requested", "approved");
        });
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
