package dev.plimsoll.intake.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlimsollTest
class RunEventTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aRunIsKeptWithItsJobsHoweverOftenItIsTold() {
        var run =
                "{\"type\":\"run\",\"id\":\"9\",\"repository\":\"acme/pay\",\"workflow\":\"deploy.yml\",\"status\":\"success\",\"started_at\":\"2026-11-16T09:11:00Z\",\"jobs\":[{\"name\":\"build\",\"status\":\"skipped\",\"started_at\":null,\"finished_at\":null,\"needs\":[\"test\"]}]}";

        assertThat(plimsoll.report(run).body()).contains("\"accepted\":1");
        assertThat(plimsoll.report(run).body()).contains("\"repeated\":1");

        assertThat(jdbc.sql("select workflow || ' ' || conclusion from pipelines.run")
                        .query(String.class)
                        .list())
                .containsExactly("deploy.yml success");
        assertThat(jdbc.sql("select name || ' ' || conclusion from pipelines.job")
                        .query(String.class)
                        .list())
                .containsExactly("build skipped");
    }

    @Test
    void aJobWithoutANameAndAnAttemptBelowOneAreRefusedByName() {
        assertThat(plimsoll.report("{\"type\":\"run\",\"id\":\"9\",\"repository\":\"acme/pay\",\"jobs\":[{}]}")
                        .body())
                .contains("A job of \u201cjobs\u201d has no \u201cname\u201d");
        assertThat(plimsoll.report("{\"type\":\"run\",\"id\":\"9\",\"repository\":\"acme/pay\",\"attempt\":0}")
                        .body())
                .contains("whole number from 1 on");
    }
}
