package dev.plimsoll.intake.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PostedFiles;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends deliveries as a source of alerts or incidents, and tells what was made of them. */
public record ToldByAlerts(Plimsoll plimsoll, JdbcClient jdbc, String kind) {

    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + Plimsoll.SECRET);

    public int status(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/" + kind, headers, body.getBytes(UTF_8)).statusCode();
    }

    /** With the secret shown, and the delivery let in. */
    public void send(String body) {
        send(body, Map.of());
    }

    /** As above, with more headers. */
    public void send(String body, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.putAll(BEARER);
        assertThat(status(body, headers)).as(body).isIn(200, 202);
    }

    /** The kept files of other people, each with what became of it. */
    public Map<String, String> sendFiles(String folder) {
        return new PostedFiles(plimsoll).post(folder, kind, (name, body) -> BEARER);
    }

    /** Asserts that a secret is needed, and that either of the two is good enough, as bearer and as password. */
    public void needsASecretThatIsShown(String body, String other) {
        assertThat(status(body, Map.of())).isEqualTo(401);
        assertThat(status(body, Map.of("Authorization", "Bearer wrong"))).isEqualTo(401);
        assertThat(status(body, BEARER)).isEqualTo(202);
        assertThat(status(body, BEARER)).isEqualTo(200);
        var pair = Base64.getEncoder().encodeToString(("plimsoll:" + Plimsoll.SECOND_SECRET).getBytes(UTF_8));
        assertThat(status(other, Map.of("Authorization", "Basic " + pair))).isEqualTo(202);
    }

    public List<String> alerts() {
        return texts("""
                select concat_ws(' | ', external_id, name, coalesce(severity, '-'), coalesce(said_service, '-'),
                                 coalesce(said_environment, '-'), to_char(started_at at time zone 'UTC', 'HH24:MI:SS'),
                                 coalesce(to_char(ended_at at time zone 'UTC', 'HH24:MI:SS'), '-'))
                  from incidents.alert
                 order by started_at, external_id
                """);
    }

    public List<String> moments() {
        return texts("""
                select concat_ws(' ', phase, to_char(at at time zone 'UTC', 'HH24:MI'), body)
                  from incidents.moment
                 order by at, phase
                """);
    }

    public List<String> outcomes() {
        return texts("select outcome from intake.delivery order by received_at");
    }

    public List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
