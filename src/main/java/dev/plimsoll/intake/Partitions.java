package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps one partition per UTC day for the raw deliveries: makes the next ones in time and drops those past their age. */
@Component
class Partitions implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'delivery_'yyyyMMdd");
    private static final int DAYS_AHEAD = 7;

    private final JdbcClient jdbc;
    private final IntakeProperties properties;
    private final Clock clock;

    Partitions(JdbcClient jdbc, IntakeProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        keep();
    }

    @Scheduled(cron = "0 17 * * * *", zone = "UTC")
    void keep() {
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        for (var ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            make(today.plusDays(ahead));
        }
        var oldest = DAY.format(today.minusDays(properties.retention().toDays()));
        existing().filter(name -> name.compareTo(oldest) < 0).forEach(this::drop);
    }

    private void make(LocalDate day) {
        try {
            jdbc.sql(
                            "create table if not exists intake.%s partition of intake.delivery for values from ('%sT00:00Z') to ('%sT00:00Z')"
                                    .formatted(DAY.format(day), day, day.plusDays(1)))
                    .update();
        } catch (DataAccessException e) {
            log.warn("No partition for the deliveries of {}; they go to intake.delivery_default", day, e);
        }
    }

    private Stream<String> existing() {
        return jdbc.sql("""
                        select c.relname
                          from pg_inherits i
                          join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = 'intake.delivery'::regclass
                           and c.relname ~ '^delivery_[0-9]{8}$'
                        """).query(String.class).list().stream();
    }

    private void drop(String name) {
        jdbc.sql("drop table intake." + name).update();
        log.info("Dropped the raw deliveries of {}: they were older than {}", name, properties.retention());
    }
}
