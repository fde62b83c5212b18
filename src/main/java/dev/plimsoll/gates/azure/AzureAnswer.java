package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateAnswer;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;

/**
 * What a check is told at once.
 *
 * @param status {@code approved} if it may go on; else {@code pending, held, denied, expired, superseded} or
 *     {@code cancelled}
 * @param because for people
 * @param url the page on which people decide
 */
record AzureAnswer(String status, String because, String url) {

    static AzureAnswer of(GateRequest request, GateAnswer answer, String url) {
        return switch (answer.state()) {
            case USED ->
                request.stopAskedAt() == null
                        ? new AzureAnswer("approved", answer.because(), url)
                        : new AzureAnswer("denied", "somebody asked to stop after it had passed", url);
            case APPROVED, OVERRIDDEN -> new AzureAnswer(GateState.PENDING.word(), answer.because(), url);
            default -> new AzureAnswer(answer.state().word(), answer.because(), url);
        };
    }
}
