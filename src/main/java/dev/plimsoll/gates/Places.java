package dev.plimsoll.gates;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names that there are to choose from when somebody says for what a policy or a freeze is. */
@Component
public class Places {

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, at most 1000; another one can be typed. */
    public List<String> services() {
        return names("select name from catalog.services order by name limit 1000");
    }

    public List<String> teams() {
        return names("select name from catalog.teams order by lower(name)");
    }

    /** In the order in which one promotes. */
    public List<String> environments() {
        return names("select name from catalog.environments order by position, name");
    }

    private List<String> names(String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
