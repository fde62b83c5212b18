package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Vote;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is new about a request since somebody opened its page, a few words for each thing. */
@Component
class NewsSince {

    private final Gates gates;

    NewsSince(Gates gates) {
        this.gates = gates;
    }

    List<String> of(GateRequest request, Watermark read) {
        var votes = gates.votes(request.id());
        var news = new ArrayList<>(gates.changesSince(request, read.evidence()));
        votes.stream().skip(read.votes()).map(NewsSince::said).forEach(news::add);
        if (!request.state().word().equals(read.state())) {
            news.add("it is " + request.state().word());
        }
        return news;
    }

    private static String said(Vote vote) {
        return vote.personName()
                + switch (vote.decision()) {
                    case APPROVE -> " said yes";
                    case DENY -> " said no";
                    case WITHDRAW -> " took it back";
                };
    }
}
