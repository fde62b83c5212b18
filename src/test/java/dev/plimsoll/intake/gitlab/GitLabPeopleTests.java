package dev.plimsoll.intake.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitLab;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do at GitLab: merge requests, comments and incidents; and what is nothing to Plimsoll. */
@PlimsollTest
class GitLabPeopleTests {

    private static final String PROJECT = """
            "project": {"id": 30, "path_with_namespace": "acme/pay", "web_url": "https://gitlab.acme.example/acme/pay"}""";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aMergeRequestIsOpenedReviewedApprovedAndMerged() {
        send(mergeRequest("merge", "merged", "ilir", 5, "11:00"));
        send(mergeRequest("open", "opened", "maya", 4, "08:00"));
        send(mergeRequest("approved", "opened", "sam", 6, "10:00"));
        send(comment("DiffNote", "sam", 6, "09:00"));
        assertThat(send(comment("DiffNote", "maya", 4, "08:30"))).contains("ignored");
        assertThat(send(comment("Note", "sam", 6, "08:40"))).contains("ignored");

        assertThat(text("""
                        select concat_ws(' ', number, author, state, to_char(first_review_at at time zone 'UTC', 'HH24:MI'),
                                         to_char(approved_at at time zone 'UTC', 'HH24:MI'),
                                         to_char(merged_at at time zone 'UTC', 'HH24:MI'), merged_by, left(merge_sha, 4),
                                         array_to_string(labels, ','))
                          from changes.change_request
                        """)).isEqualTo("7 maya merged 09:00 10:00 11:00 ilir aaaa hotfix");
    }

    @Test
    void aMergeRequestThatWasClosedWasNotMerged() {
        send(mergeRequest("close", "closed", "maya", 4, "11:00"));

        assertThat(
                        text(
                                "select state || ' ' || (merged_at is null) || ' ' || (merge_sha is null) from changes.change_request"))
                .isEqualTo("closed true true");
    }

    @Test
    void anIncidentIsOpenedCommentedAndClosed() {
        send(issue("work_item", "open", "opened", "Incident", "10:00", "\"severity::high\"", ""));
        send(issueComment("false"));
        assertThat(send(issueComment("true"))).contains("ignored");
        send(issue("issue", "close", "closed", "Incident", "10:40", "", ""));

        assertThat(moments())
                .containsExactly("opened 10:00 -", "note 10:10 sam It is the cache", "resolved 10:40 maya");
        assertThat(text("""
                        select concat_ws(' ', origin, external_id, title, severity,
                                         (select string_agg(said_service, ',') from incidents.affected))
                          from incidents.incident
                        """)).isEqualTo("gitlab.acme.example acme/pay#3 Pay is down high pay");
    }

    @Test
    void anIssueIsAnIncidentWhileItCarriesTheLabel() {
        assertThat(send(issue("issue", "open", "opened", "Issue", "10:00", "\"bug\"", "")))
                .contains("ignored");
        send(issue("issue", "update", "opened", "Issue", "10:20", "\"Incident\", \"service::shop\"", labelsBefore("")));
        send(issue("issue", "update", "opened", "Issue", "10:30", "", labelsBefore("\"incident\"")));

        assertThat(moments())
                .containsExactly(
                        "opened 10:00 -",
                        "reopened 10:20 maya Called an incident",
                        "resolved 10:30 maya No longer called an incident");
        assertThat(text("select string_agg(said_service, ',' order by said_service) from incidents.affected"))
                .isEqualTo("pay,shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"object_kind\": \"feature_flag\"",
                "\"object_kind\": \"emoji\"",
                "\"object_kind\": \"wiki_page\"",
                "\"object_kind\": \"access_token\"",
                "\"event_name\": \"user_add_to_group\"",
                "\"event_name\": \"project_create\"",
                "\"object_kind\": \"note\", \"object_attributes\": {\"noteable_type\": \"Commit\"}",
                "\"object_kind\": \"note\", \"object_attributes\": {\"system\": true}",
                "\"object_kind\": \"tag_push\", \"ref\": \"refs/tags/v1\", \"after\": \"0000\"",
                "\"object_kind\": \"deployment\", \"status\": \"approved\""
            })
    void whatIsNothingToPlimsollIsIgnoredWithAReason(String body) {
        assertThat(send("{" + body + "}")).contains("ignored");
        assertThat(text("select reason from intake.delivery")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\": \"deployed\"",
                "\"object_kind\": \"something_new\"",
                "\"object_kind\": \"deployment\", \"status\": \"simmering\""
            })
    void aBodyOfItsOwnAndWhatIsNewIsNotRecognised(String body) {
        assertThat(send("{" + body + "}")).contains("unrecognised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"push", "merge_request", "pipeline", "build", "deployment"})
    void aBodyThatLacksWhatIsNeededNamesIt(String kind) {
        assertThat(send("{\"object_kind\": \"%s\"}".formatted(kind))).contains("unreadable");
        assertThat(text("select reason from intake.delivery")).contains("has no \u201c");
    }

    private static String mergeRequest(String action, String state, String by, int number, String time) {
        return """
                {"object_kind": "merge_request", %s, "user": {"id": %d, "username": "%s"}, "labels": [{"title": "hotfix"}],
                 "object_attributes": {"iid": 7, "title": "Pay", "author_id": 4, "action": "%s", "state": "%s",
                                       "created_at": "2026-11-20 08:00:00 UTC", "updated_at": "2026-11-20 %s:00 UTC",
                                       "merge_commit_sha": "%s", "last_commit": {"id": "%s"}}}
                """.formatted(PROJECT, number, by, action, state, time, "a".repeat(40), "b".repeat(40));
    }

    private static String comment(String type, String by, int number, String time) {
        return """
                {"object_kind": "note", %s, "user": {"id": %d, "username": "%s"},
                 "object_attributes": {"id": 9, "type": "%s", "noteable_type": "MergeRequest", "note": "Why?",
                                       "created_at": "2026-11-20 %s:00 UTC"},
                 "merge_request": {"iid": 7, "title": "Pay", "author_id": 4, "state": "opened",
                                   "created_at": "2026-11-20 08:00:00 UTC", "updated_at": "2026-11-20 08:00:00 UTC"}}
                """.formatted(PROJECT, number, by, type, time);
    }

    private static String issue(
            String kind, String action, String state, String type, String time, String labels, String changes) {
        return """
                {"object_kind": "%s", %s, "user": {"id": 4, "username": "maya"}, "labels": [%s],
                 "object_attributes": {"iid": 3, "title": "Pay is down", "type": "%s", "action": "%s", "state": "%s",
                                       "severity": "unknown", "created_at": "2026-11-20T10:00:00Z",
                                       "updated_at": "2026-11-20 %s:00 UTC", "closed_at": null},
                 "changes": {%s}}
                """.formatted(kind, PROJECT, titled(labels), type, action, state, time, changes);
    }

    private static String labelsBefore(String labels) {
        return "\"labels\": {\"previous\": [%s]}".formatted(titled(labels));
    }

    private static String titled(String labels) {
        return labels.replaceAll("(\"[^\"]*\")", "{\"title\": $1}");
    }

    private static String issueComment(String isInternal) {
        return """
                {"object_kind": "note", %s, "user": {"id": 6, "username": "sam"},
                 "object_attributes": {"id": 9, "noteable_type": "Issue", "note": "It is the cache", "internal": %s,
                                       "created_at": "2026-11-20 10:10:00 UTC"},
                 "issue": {"iid": 3, "type": "Incident"}}
                """.formatted(PROJECT, isInternal);
    }

    private List<String> moments() {
        return jdbc.sql("""
                        select concat_ws(' ', phase, to_char(at at time zone 'UTC', 'HH24:MI'), coalesce(by, '-'), body)
                          from incidents.moment
                         order by at, phase
                        """).query(String.class).list();
    }

    private String send(String body) {
        return plimsoll.post("/webhooks/gitlab", GitLab.shown(Plimsoll.SECRET), body.getBytes(UTF_8))
                .body();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
