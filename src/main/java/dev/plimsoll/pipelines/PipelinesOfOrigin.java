package dev.plimsoll.pipelines;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What one origin has told of its pipelines: to forget it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PipelinesOfOrigin {

    private final JdbcClient jdbc;

    PipelinesOfOrigin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void forget(String origin) {
        jdbc.sql("delete from pipelines.job where origin = :origin")
                .param("origin", origin)
                .update();
        jdbc.sql("delete from pipelines.run where origin = :origin")
                .param("origin", origin)
                .update();
    }
}
