package dev.plimsoll.audit.api;

import dev.plimsoll.audit.ChainCheck;
import dev.plimsoll.audit.KnownHead;
import dev.plimsoll.audit.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Walks along the whole chain while the caller waits, and says where it does not hold. */
@RestController
class VerifyController {

    private final ChainCheck check;

    VerifyController(ChainCheck check) {
        this.check = check;
    }

    /**
     * @param seq the number of an entry that was kept outside, to be found in the chain
     * @param hash its hash
     */
    @GetMapping(path = "/api/v1/audit/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer verify(
            @RequestParam(required = false) @Nullable Long seq, @RequestParam(required = false) @Nullable String hash) {
        return Answer.of(check.verify(told(seq, hash)));
    }

    private static List<KnownHead> told(@Nullable Long seq, @Nullable String hash) {
        if (seq == null && hash == null) {
            return List.of();
        }
        if (seq == null || hash == null || !KnownHead.isOne(seq, hash)) {
            throw new InvalidHead();
        }
        return List.of(new KnownHead(seq, hash, "whoever asks"));
    }

    /**
     * How the walk ended.
     *
     * @param entries how many entries hold, one after the other, from the first
     * @param head the hash of the last of them
     * @param guarded whether the trigger is in place that refuses changes
     * @param stepsBack how often an entry is older than the one before it
     * @param broken the first that does not hold; null if all do
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Answer(
            Instant at,
            boolean whole,
            long entries,
            String head,
            boolean guarded,
            long stepsBack,
            @Nullable Broken broken) {

        static Answer of(Verdict verdict) {
            var broken = verdict.broken();
            return new Answer(
                    verdict.at(),
                    verdict.isWhole(),
                    verdict.entries(),
                    verdict.head(),
                    verdict.guarded(),
                    verdict.stepsBack(),
                    broken == null ? null : new Broken(broken.seq(), broken.why()));
        }
    }

    /** @param why what is wrong there, as a sentence */
    record Broken(long seq, String why) {}
}
