package dev.plimsoll.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks the chain every night and whenever somebody asks for it, and keeps how it ended. */
@Component
public class Checks {

    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    /** What another replica has just done need not be done again. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final ChainCheck check;
    private final KeptHeads kept;
    private final OneReplica replicas;
    private final Clock clock;

    Checks(ChainCheck check, KeptHeads kept, OneReplica replicas, Clock clock) {
        this.check = check;
        this.kept = kept;
        this.replicas = replicas;
        this.clock = clock;
    }

    /** Checks everything, unless another replica is at it, and keeps how it ended. */
    public void now() {
        replicas.run("audit.check", this::run);
    }

    @Scheduled(cron = "${plimsoll.audit.check-cron:0 23 2 * * *}", zone = "${plimsoll.zone:UTC}")
    void nightly() {
        replicas.run("audit.check", () -> {
            var recent = clock.instant().minus(RECENT);
            if (kept.lastCheck().filter(last -> last.at().isAfter(recent)).isEmpty()) {
                run();
            }
        });
    }

    private void run() {
        var verdict = check.verify(List.of());
        kept.keep(verdict);
        if (verdict.broken() != null) {
            log.error(
                    "The audit log is broken at entry {}: {}",
                    verdict.broken().seq(),
                    verdict.broken().why());
        } else if (!verdict.guarded()) {
            log.error(
                    "The audit log has {} whole entries, and its trigger against changes is not in place",
                    verdict.entries());
        } else {
            log.info("The audit log is whole: {} entries", verdict.entries());
        }
    }
}
