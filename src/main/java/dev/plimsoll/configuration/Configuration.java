package dev.plimsoll.configuration;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Place;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what senders say of variables and secrets. What was said is kept; the newest counts. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Configuration {

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Configuration(Catalog catalog, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.events = events;
    }

    public void take(List<NamesReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var places = catalog.places(reports.stream().map(NamesReport::about).toList());
        reports.forEach(report -> write(report, Objects.requireNonNull(places.get(report.about()))));
        events.publishEvent(new NamesTaken());
    }

    private void write(NamesReport report, Place place) {
        jdbc.sql("""
                        insert into configuration.names (kind, origin, service_id, environment_id, sha, names, said_at)
                        values (:kind, :origin, :service, :environment, :sha, :names, :at)
                            on conflict on constraint names_said_once do nothing
                        """)
                .param("kind", report.kind().name().toLowerCase(Locale.ROOT))
                .param("origin", report.origin())
                .param("service", place.serviceId(), Types.BIGINT)
                .param("environment", place.environmentId(), Types.BIGINT)
                .param("sha", report.sha())
                .param("names", report.names().stream().distinct().sorted().toArray(String[]::new))
                .param("at", report.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
