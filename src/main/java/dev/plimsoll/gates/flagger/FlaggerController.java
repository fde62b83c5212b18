package dev.plimsoll.gates.flagger;

import dev.plimsoll.gates.platforms.Doorway;
import dev.plimsoll.gates.platforms.Passage;
import dev.plimsoll.gates.platforms.PlatformAnswer;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Confirms the steps of a canary, all with one request. Flagger goes on at 200, 201 and 202, and waits at everything else,
 * so what is not approved is 403.
 */
@RestController
@RequestMapping(path = "/api/v1/gates/flagger", produces = MediaType.APPLICATION_JSON_VALUE)
class FlaggerController {

    private static final Passage NOTHING =
            new Passage(null, "pending", "nobody has asked for it here, so nothing is to stop");

    private final Doorway doorway;

    FlaggerController(Doorway doorway) {
        this.doorway = doorway;
    }

    @PostMapping({"/confirm-rollout", "/confirm-traffic-increase", "/confirm-promotion"})
    ResponseEntity<PlatformAnswer> confirm(@RequestBody CanaryCall call, Principal program) {
        var passage = doorway.ask(program.getName(), call.ask());
        return answer(passage, passage.isOpen());
    }

    /** Here a yes means to go back: it is said only of what somebody has denied, and asking for it opens no request. */
    @PostMapping("/rollback")
    ResponseEntity<PlatformAnswer> goBack(@RequestBody CanaryCall call, Principal program) {
        var passage = doorway.look(program.getName(), call.ask()).orElse(NOTHING);
        return answer(passage, passage.isDenied());
    }

    private static ResponseEntity<PlatformAnswer> answer(Passage passage, boolean isYes) {
        return ResponseEntity.status(isYes ? HttpStatus.OK : HttpStatus.FORBIDDEN)
                .body(PlatformAnswer.of(passage));
    }
}
