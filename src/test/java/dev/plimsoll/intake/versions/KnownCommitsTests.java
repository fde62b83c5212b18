package dev.plimsoll.intake.versions;

import static dev.plimsoll.intake.versions.AskedService.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests for {@link KnownCommits}: which commit a service means by the digits that it answers. */
@PlimsollTest
class KnownCommitsTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private VersionEndpoints endpoints;

    @Autowired
    private Poller poller;

    @Autowired
    private JdbcClient jdbc;

    private AskedService pay;

    @BeforeEach
    void oneVersionRunsAndItsEndpointIsKnown() {
        pay = new AskedService(plimsoll, endpoints, poller, jdbc);
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void anAbbreviationOfTwoKnownCommitsProvesNothing() {
        pay.deployed("twin", "a3f91c2" + "1".repeat(33), pay.success.minus(Duration.ofHours(2)));
        var before = pay.observations();

        poller.askNext(pay.at(300));

        assertThat(pay.observations()).isEqualTo(before);
        assertThat(pay.endpointRow().get("reason").toString()).contains("Two known commits begin with “a3f91c2”");
    }

    @Test
    void aCommitIsAlsoKnownByItsBuildAndByAShorterName() {
        plimsoll.report("""
                {"type": "build", "id": "b1", "service": "pay", "sha": "%s", "status": "succeeded", "finished_at": "%s"}
                """.formatted(NEW, pay.success));
        pay.says("B7D04E1000");
        poller.askNext(pay.at(300));
        assertThat(pay.endpointRow()).containsEntry("understood", NEW);

        pay.deployed("short", "c41f7ae", pay.success);
        pay.says("c41f7ae" + "0".repeat(33));
        poller.askNext(pay.at(301));
        assertThat(pay.check("short")).containsEntry("outcome", "agreed");
    }
}
