package dev.plimsoll.metrics.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.InvalidCursor;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.WindowRefused;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns what stands in an address into a question, and reads the names that it can be narrowed to. */
@Component
class DoraQuery {

    private final AskedNames names;
    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    DoraQuery(AskedNames names, Catalog catalog, JdbcClient jdbc, Clock clock, PlimsollProperties properties) {
        this.names = names;
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = properties.zone();
    }

    /**
     * @throws NameNotFound if the address names what there is not
     * @throws WindowRefused if it names no window
     * @throws UnknownWord if it has a word that a parameter does not take
     * @throws InvalidCursor if it goes on where no page ended
     */
    DoraQuestion question(DoraAsk asked, ZoneId reader) {
        var ask = current(asked);
        ask.refuseUnknownWords();
        var window = DoraWindow.of(ask, zone, reader, clock.instant());
        var scope = names.scope(ask.service(), ask.environment(), ask.team());
        var question = new Question(
                scope.services(),
                scope.environment(),
                window.from(),
                window.to(),
                window.asOf(),
                ask.leadTimeOf(),
                ask.isWithBots());
        return new DoraQuestion(ask, window, question, RowCursor.of(ask.cursor()));
    }

    /** The question with the present name of a service that was called otherwise before. */
    private DoraAsk current(DoraAsk ask) {
        return ask.service() == null
                ? ask
                : catalog.currentName(ask.service()).map(ask::named).orElse(ask);
    }

    DoraNames names() {
        return new DoraNames(
                names("select name from catalog.teams order by name"),
                names("select name from catalog.services order by name"),
                names("select name from catalog.environments order by position, name"));
    }

    boolean isFirstRun() {
        return jdbc.sql("select not exists (select from deployments.deployments)")
                .query(Boolean.class)
                .single();
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
