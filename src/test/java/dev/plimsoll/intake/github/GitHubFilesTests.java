package dev.plimsoll.intake.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every GitHub body that others have kept, posted with a valid signature. */
@PlimsollTest
class GitHubFilesTests {

    private static final Logger log = LoggerFactory.getLogger(GitHubFilesTests.class);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRealBodyIsTakenInAndNoneIsAFaultOfOurs() {
        plimsoll.empty();
        var outcomes = new TreeMap<String, Integer>();
        for (var file : SharedData.files("payloads/github", ".json")) {
            var name = file.getFileName().toString();
            if (name.contains(".headers.")) {
                continue;
            }
            var body = SharedData.read(file);
            var event = name.substring(0, name.indexOf('.'));

            var answer = plimsoll.post("/webhooks/github", GitHub.headers(event, body, Plimsoll.SECRET), body);

            assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isBetween(200, 299);
            outcomes.merge(answer.body().replaceAll(".*\"outcome\":\"(\\w+)\".*", "$1"), 1, Integer::sum);
        }
        log.info("Real GitHub bodies: {}", outcomes);
        assertThat(reasons()).noneMatch(reason -> reason.contains("fault of ours") || reason.contains("written down"));
        assertThat(outcomes).containsKey("translated");
    }

    private List<String> reasons() {
        return jdbc.sql("select coalesce(reason, '') from intake.delivery")
                .query(String.class)
                .list();
    }
}
