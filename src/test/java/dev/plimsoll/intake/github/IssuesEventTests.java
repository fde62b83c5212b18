package dev.plimsoll.intake.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Issues that are called an incident are one. */
@PlimsollTest
class IssuesEventTests {

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
    void anIssueIsOpenedAndClosed() {
        send(new Issue("opened", "10:00", "Incident").body());
        send(new Issue("closed", "10:40", "Incident").closed("completed").body());

        assertThat(moments()).containsExactly("opened 10:00 maya", "resolved 10:40 ilir");
        assertThat(text("""
                select concat_ws(' | ', i.origin, i.external_id, i.title, i.severity, i.said_environment, i.detected_by, i.url,
                                 (select string_agg(said_service, ',') from incidents.affected))
                  from incidents.incident i
                """))
                .isEqualTo("github.com | acme/pay#7 | Checkout fails | person"
                        + " | https://github.com/acme/pay/issues/7 | pay");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, resolved 10:40 ilir",
        "not_planned, resolved 10:40 ilir Closed as not planned",
        "duplicate, resolved 10:40 ilir Closed as a duplicate",
        "transmogrified, resolved 10:40 ilir",
        ", resolved 10:40 ilir"
    })
    void howeverItIsClosedItIsOver(String reason, String moment) {
        send(new Issue("closed", "10:40", "incident").closed(reason).body());

        assertThat(moments()).containsExactly("opened 10:00 maya", moment);
    }

    @Test
    void oneThatIsReopenedIsOpenUntilItIsClosedAgain() {
        send(new Issue("closed", "10:40", "incident").closed("completed").body());
        send(new Issue("reopened", "10:50", "incident").body());
        assertThat(resolvedAt()).isEqualTo("-");

        send(new Issue("closed", "11:30", "incident").closed("completed").body());
        assertThat(resolvedAt()).isEqualTo("11:30");
        assertThat(moments())
                .containsExactly(
                        "opened 10:00 maya", "resolved 10:40 ilir", "reopened 10:50 ilir", "resolved 11:30 ilir");
    }

    @Test
    void labelsSayWhatIsAffectedWhereAndHowGrave() {
        send(new Issue("opened", "10:00", "incident", "service:Checkout", "service: web", "env:production", "SEV1")
                .body());

        assertThat(text("select severity || ' ' || said_environment from incidents.incident"))
                .isEqualTo("sev1 production");
        assertThat(services()).isEqualTo("checkout,web");
    }

    @Test
    void labelsHaveLongFormsAsWell() {
        send(new Issue("opened", "10:00", "incident", "severity: high", "environment:staging").body());

        assertThat(text("select severity || ' ' || said_environment from incidents.incident"))
                .isEqualTo("high staging");
        assertThat(services()).isEqualTo("pay");
    }

    @Test
    void otherIssuesAreIgnoredWithAReason() {
        assertThat(post(new Issue("opened", "10:00", "bug", "incident-review").body()))
                .contains("ignored");
        assertThat(post(new Issue("opened", "10:00").body())).contains("ignored");
        assertThat(post(new Issue("unlabeled", "10:30", "bug").about("bug").body()))
                .contains("ignored");

        assertThat(text("select distinct reason from intake.delivery"))
                .isEqualTo("Only issues with the label \u201cincident\u201d are incidents.");
        assertThat(moments()).isEmpty();
    }

    @Test
    void anIssueThatIsNoLongerCalledAnIncidentIsOver() {
        send(new Issue("opened", "10:00", "incident").body());
        send(new Issue("unlabeled", "10:30").about("Incident").body());
        assertThat(resolvedAt()).isEqualTo("10:30");

        send(new Issue("labeled", "10:45", "incident").about("incident").body());
        assertThat(resolvedAt()).isEqualTo("-");
        assertThat(moments())
                .containsExactly(
                        "opened 10:00 maya",
                        "resolved 10:30 ilir No longer labelled an incident",
                        "reopened 10:45 ilir Labelled an incident");
    }

    @Test
    void aLabelThatWasChosenWithTheIssueReopensNothing() {
        send(new Issue("labeled", "10:00", "incident").about("incident").body());
        send(new Issue("labeled", "10:20", "incident", "bug").about("bug").body());

        assertThat(moments()).containsExactly("opened 10:00 maya");
    }

    @Test
    void oneThatIsCalledAnIncidentAfterItWasClosedIsOver() {
        send(new Issue("labeled", "12:00", "incident")
                .about("incident")
                .closedAt("10:40")
                .body());

        assertThat(resolvedAt()).isEqualTo("10:40");
    }

    @Test
    void takingTheLabelOffAfterTheEndChangesNothing() {
        send(new Issue("closed", "10:40", "incident").closed("completed").body());
        send(new Issue("unlabeled", "12:00").about("incident").closedAt("10:40").body());
        send(new Issue("deleted", "12:30", "incident").closedAt("10:40").body());

        assertThat(moments()).containsExactly("opened 10:00 maya", "resolved 10:40 ilir");
    }

    @ParameterizedTest
    @CsvSource({"deleted, The issue was deleted", "transferred, The issue was moved to another repository"})
    void oneThatIsGoneIsOver(String action, String words) {
        send(new Issue(action, "10:30", "incident").body());

        assertThat(moments()).containsExactly("opened 10:00 maya", "resolved 10:30 ilir " + words);
    }

    @Test
    void theSameRowsFollowFromAnyOrder() {
        var story = new ArrayList<>(List.of(
                new Issue("opened", "10:00", "incident").body(),
                new Issue("labeled", "10:00", "incident").about("incident").body(),
                new Issue("labeled", "10:05", "incident", "sev2").about("sev2").body(),
                new Issue("closed", "10:40", "incident", "sev2")
                        .closed("completed")
                        .body(),
                new Issue("reopened", "10:50", "incident", "sev2").body(),
                new Issue("closed", "11:00", "incident", "sev1")
                        .closed("completed")
                        .body()));
        for (var seed = 0; seed < 12; seed++) {
            plimsoll.empty();
            Collections.shuffle(story, new Random(seed));

            story.forEach(this::send);

            assertThat(moments())
                    .as("seed %d", seed)
                    .containsExactly(
                            "opened 10:00 maya", "resolved 10:40 ilir", "reopened 10:50 ilir", "resolved 11:00 ilir");
            assertThat(text("select severity from incidents.incident")).isEqualTo("sev1");
            assertThat(resolvedAt()).isEqualTo("11:00");
        }
    }

    @Test
    void anEventWithoutAnIssueIsUnreadable() {
        assertThat(post(GitHub.bytes("{\"action\": \"opened\", %s}".formatted(GitHub.repository("acme/pay")))))
                .contains("unreadable");
    }

    /** An issue as GitHub tells of it; opened at ten. */
    private record Issue(String action, String updatedAt, List<String> labels, String extra, String about) {

        Issue(String action, String updatedAt, String... labels) {
            this(action, updatedAt, List.of(labels), "\"state\": \"open\", \"closed_at\": null", "");
        }

        Issue closed(String reason) {
            return state("\"state\": \"closed\", \"closed_at\": \"%s\", \"state_reason\": %s"
                    .formatted(at(updatedAt), reason == null ? "null" : "\"" + reason + "\""));
        }

        Issue closedAt(String time) {
            return state("\"state\": \"closed\", \"closed_at\": \"%s\"".formatted(at(time)));
        }

        Issue about(String label) {
            return new Issue(action, updatedAt, labels, extra, "\"label\": {\"name\": \"%s\"},".formatted(label));
        }

        byte[] body() {
            return GitHub.bytes("""
                    {"action": "%s", %s %s, "sender": {"login": "ilir"},
                     "issue": {"number": 7, "title": "Checkout fails", "user": {"login": "maya"}, %s,
                               "html_url": "https://github.com/acme/pay/issues/7", "labels": [%s],
                               "created_at": "2026-11-20T10:00:00Z", "updated_at": "%s"}}
                    """.formatted(
                    action,
                    about,
                    GitHub.repository("acme/pay"),
                    extra,
                    String.join(
                            ",",
                            labels.stream().map("{\"name\": \"%s\"}"::formatted).toList()),
                    at(updatedAt)));
        }

        private Issue state(String state) {
            return new Issue(action, updatedAt, labels, state, about);
        }

        private static String at(String time) {
            return "2026-11-20T" + time + ":00Z";
        }
    }

    private void send(byte[] body) {
        assertThat(post(body)).contains("translated");
    }

    private String post(byte[] body) {
        return plimsoll.post("/webhooks/github", GitHub.headers("issues", body, Plimsoll.SECRET), body)
                .body();
    }

    private List<String> moments() {
        return jdbc.sql("""
                        select concat_ws(' ', phase, to_char(at at time zone 'UTC', 'HH24:MI'), by, body)
                          from incidents.moment
                         order by at, phase
                        """).query(String.class).list();
    }

    private String services() {
        return text("select string_agg(said_service, ',' order by said_service) from incidents.affected");
    }

    private String resolvedAt() {
        return text("select coalesce(to_char(resolved_at at time zone 'UTC', 'HH24:MI'), '-') from incidents.incident");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
