package dev.plimsoll.gates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** The names of what these freezes are for. */
    public FreezeScopes of(List<Freeze> freezes) {
        return new FreezeScopes(
                names("select id, name from catalog.services where id = any(:ids)", freezes, Freeze::serviceId),
                names("select id, name from catalog.teams where id = any(:ids)", freezes, Freeze::teamId),
                names(
                        "select id, name from catalog.environments where id = any(:ids)",
                        freezes,
                        Freeze::environmentId));
    }

    private Map<Long, String> names(String query, List<Freeze> freezes, Function<Freeze, @Nullable Long> id) {
        var ids = freezes.stream()
                .flatMap(freeze -> Stream.ofNullable(id.apply(freeze)))
                .distinct()
                .toArray(Long[]::new);
        var names = new HashMap<Long, String>();
        jdbc.sql(query).param("ids", ids).query(row -> {
            names.put(row.getLong("id"), row.getString("name"));
        });
        return names;
    }

    private List<String> names(String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
