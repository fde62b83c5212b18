package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Vote;
import dev.plimsoll.gates.outbox.Message;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What platforms show to people beside a decision, with the way to the page where it was made. */
@Component
class Comments {

    private static final int LONGEST = 1024;

    private final Gates gates;
    private final JsonMapper json;
    private final String base;

    Comments(Gates gates, JsonMapper json, @Value("${plimsoll.base-url:}") String base) {
        this.gates = gates;
        this.json = json;
        this.base = base.strip().replaceAll("/+$", "");
    }

    String approved(GateRequest request) {
        return with(request, "Approved: " + namesOr(request));
    }

    String rejected(GateRequest request) {
        var sentence = request.state() == GateState.USED ? "Somebody asked to stop it" : request.because();
        return with(request, "Not approved: " + sentence);
    }

    String report(GateRequest request, Message message) {
        var stands = (request.state() == GateState.HELD ? "Held: " : "Waits for a decision: ") + request.because();
        return message.event().equals(Reports.APPROVAL)
                ? with(request, "%s approved. %s".formatted(person(message), stands))
                : with(request, stands);
    }

    private String person(Message message) {
        return json.readTree(message.body()).path("person").asString("Somebody");
    }

    /** Whose last word of the last round is yes; where nobody had to say it, why it passed. */
    private String namesOr(GateRequest request) {
        var last = new LinkedHashMap<Long, Vote>();
        gates.votes(request.id()).stream()
                .filter(vote -> vote.round() == request.round())
                .forEach(vote -> last.put(vote.personId(), vote));
        var names = last.values().stream()
                .filter(vote -> vote.decision() == Decision.APPROVE)
                .map(Vote::personName)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? request.because() : names;
    }

    /** At most 1024 characters, of which the way is not cut off. */
    private String with(GateRequest request, String sentence) {
        var way = base.isEmpty()
                ? " (request %d in Plimsoll)".formatted(request.id())
                : " %s/approvals/%d".formatted(base, request.id());
        return cut(sentence, LONGEST - way.length()) + way;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
