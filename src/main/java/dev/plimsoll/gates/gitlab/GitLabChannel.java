package dev.plimsoll.gates.gitlab;

import dev.plimsoll.gates.forges.Answering;
import dev.plimsoll.gates.outbox.Message;
import dev.plimsoll.gates.outbox.OutboxChannel;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells GitLab what was decided. */
@Component
class GitLabChannel implements OutboxChannel {

    private final ObjectProvider<Answering> answering;
    private final GitLabForge forge;

    /** @param answering asked for late, as the gates that it uses write to the outbox that tells through this */
    GitLabChannel(ObjectProvider<Answering> answering, GitLabForge forge) {
        this.answering = answering;
        this.forge = forge;
    }

    @Override
    public String name() {
        return GitLabForge.PLATFORM;
    }

    @Override
    public String title() {
        return forge.title();
    }

    @Override
    public boolean tells(Message message) {
        return answering.getObject().tells(forge, message);
    }

    @Override
    public String deliver(Message message) throws IOException {
        return answering.getObject().deliver(forge, message);
    }
}
