package dev.plimsoll.changes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What one origin has told of changes: to forget it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ChangesOfOrigin {

    private final JdbcClient jdbc;

    ChangesOfOrigin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets it, while the catalogue still knows the repositories. */
    public void forget(String origin) {
        jdbc.sql("delete from changes.build where origin = :origin")
                .param("origin", origin)
                .update();
        for (var table : new String[] {"commit", "change_request"}) {
            jdbc.sql("""
                            delete from changes.%s
                             where repository_id in (select id from catalog.repositories where origin = :origin)
                            """.formatted(table)).param("origin", origin).update();
        }
    }
}
