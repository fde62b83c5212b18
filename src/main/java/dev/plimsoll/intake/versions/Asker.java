package dev.plimsoll.intake.versions;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks one question and reads the answer, outside of any transaction; counts what came of it. */
@Component
class Asker {

    private static final Logger log = LoggerFactory.getLogger(Asker.class);

    private final VersionClient client;
    private final VersionReader reader;
    private final KnownCommits commits;
    private final MeterRegistry meters;

    Asker(VersionClient client, VersionReader reader, KnownCommits commits, MeterRegistry meters) {
        this.client = client;
        this.reader = reader;
        this.commits = commits;
        this.meters = meters;
    }

    /**
     * @param serviceId whose commits a shortened one is looked up among; null if the service is not known
     */
    Asked ask(Question question, @Nullable Long serviceId) {
        try {
            var answer = client.get(question.url());
            var asked = Asked.answered(VersionReader.shown(answer), understood(question, serviceId, answer));
            count("answered");
            return asked;
        } catch (AskFailed e) {
            log.debug("{} was asked in vain", question.url(), e);
            count(e.word());
            return Asked.failed(e);
        } catch (RuntimeException e) {
            log.warn("{} could not be asked", question.url(), e);
            count("fault");
            return Asked.failed(
                    new AskFailed("fault", "Plimsoll failed to ask: a fault of its own, which stands in the log."));
        }
    }

    private String understood(Question question, @Nullable Long serviceId, String answer) {
        try {
            var version = reader.read(question, answer);
            return question.namesDigest() || serviceId == null ? version : commits.known(serviceId, version);
        } catch (AskFailed e) {
            throw e.after(VersionReader.shown(answer));
        }
    }

    private void count(String outcome) {
        meters.counter("plimsoll.version.asks", "outcome", outcome).increment();
    }
}
