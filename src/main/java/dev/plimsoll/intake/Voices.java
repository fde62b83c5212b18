package dev.plimsoll.intake;

import dev.plimsoll.deployments.DeploymentReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which source brings deployments of which origin. Costs a statement only for what is new to this process. */
@Component
class Voices {

    private static final Logger log = LoggerFactory.getLogger(Voices.class);

    private final JdbcClient jdbc;
    private final Set<Voice> known = ConcurrentHashMap.newKeySet();

    Voices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After the deliveries were committed; what fails is noted at the next one. */
    void hear(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> delivery.translation().said().deployments().stream()
                .map(DeploymentReport::origin)
                .map(origin -> new Voice(delivery.sourceId(), origin))
                .filter(known::add)
                .forEach(this::note));
    }

    private void note(Voice voice) {
        try {
            jdbc.sql("""
                            insert into intake.voice (source_id, origin)
                            values (:source, :origin)
                                on conflict on constraint voice_pk do nothing
                            """)
                    .param("source", voice.sourceId())
                    .param("origin", voice.origin())
                    .update();
        } catch (DataAccessException e) {
            known.remove(voice);
            log.debug("That source {} brings deployments of {} is noted later", voice.sourceId(), voice.origin(), e);
        }
    }

    private record Voice(long sourceId, String origin) {}
}
