package dev.plimsoll.gates.argo;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the web provider of Argo Rollouts makes of an answer, with the conditions of the two recipes in the how-to. */
enum Measurement {
    SUCCESSFUL,
    FAILED,
    INCONCLUSIVE,
    ERROR;

    /** More of them one after the other end the analysis. */
    static final int CONSECUTIVE_ERROR_LIMIT = 4;

    private static final Set<String> STOPPED = Set.of("denied", "expired", "superseded", "cancelled", "refused");

    /** Only a condition of success: all else is a failure, of which {@code failureLimit: -1} allows any number. */
    static Measurement waiting(HttpResponse<String> answer) {
        return isError(answer) ? ERROR : state(answer).equals("approved") ? SUCCESSFUL : FAILED;
    }

    /** Both conditions: what meets neither is inconclusive, of which {@code inconclusiveLimit} allows 2880. */
    static Measurement waitingOrAborting(HttpResponse<String> answer) {
        if (isError(answer)) {
            return ERROR;
        }
        var state = state(answer);
        return state.equals("approved") ? SUCCESSFUL : STOPPED.contains(state) ? FAILED : INCONCLUSIVE;
    }

    /** The analysis ends with an error once there are more errors in a row than the limit. */
    static boolean endsWithAnError(List<Measurement> all) {
        var inARow = 0;
        for (var one : all) {
            inARow = one == ERROR ? inARow + 1 : 0;
            if (inARow > CONSECUTIVE_ERROR_LIMIT) {
                return true;
            }
        }
        return false;
    }

    private static boolean isError(HttpResponse<String> answer) {
        return answer.statusCode() < 200 || answer.statusCode() >= 300;
    }

    private static String state(HttpResponse<String> answer) {
        JsonNode result = new JsonMapper().readTree(answer.body());
        return result.path("state").asString();
    }
}
