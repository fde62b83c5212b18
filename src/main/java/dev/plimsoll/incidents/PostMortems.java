package dev.plimsoll.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.When;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what is known of an incident, for people to write the rest. */
@Component
public class PostMortems {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", UTF_8);

    private final Edits edits;
    private final List<Approvals> approvals;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostMortems(Edits edits, List<Approvals> approvals, JdbcClient jdbc, Clock clock) {
        this.edits = edits;
        this.approvals = approvals;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param zone of the local times in it, beside UTC */
    @Transactional(readOnly = true)
    public String text(IncidentFile file, ZoneId zone) {
        return PostMortem.of(file, appendix(file), new When(clock, zone));
    }

    /** As a file to be kept. */
    @Transactional(readOnly = true)
    public ResponseEntity<byte[]> answer(IncidentFile file, ZoneId zone) {
        return ResponseEntity.ok()
                .contentType(MARKDOWN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.head().key() + ".md")
                                .build()
                                .toString())
                .body(text(file, zone).getBytes(UTF_8));
    }

    private Appendix appendix(IncidentFile file) {
        var cause = file.attribution().deploymentId();
        return new Appendix(
                artifacts(deployments(file)),
                cause == null
                        ? List.of()
                        : approvals.stream()
                                .flatMap(known -> known.of(cause).stream())
                                .toList(),
                edits.history(file.head().id()));
    }

    private static Collection<Long> deployments(IncidentFile file) {
        var all = new TreeSet<Long>();
        if (file.attribution().deploymentId() != null) {
            all.add(file.attribution().deploymentId());
        }
        file.remedies().forEach(remedy -> all.add(remedy.deploymentId()));
        file.suspects().shown().forEach(suspect -> all.add(suspect.change().deploymentId()));
        return all;
    }

    private List<Artifact> artifacts(Collection<Long> deployments) {
        return jdbc.sql("""
                        select d.id as number, d.external_id as id, d.origin, s.name as service, e.name as environment,
                               d.kind, d.sha, d.digest, d.config_hash, d.url
                          from deployments.deployments d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                         where d.id = any(:deployments)
                         order by d.happened_at, d.id
                        """)
                .param("deployments", ChangeReader.longs(deployments), Types.ARRAY)
                .query(DataClassRowMapper.newInstance(Artifact.class))
                .list();
    }
}
