package dev.plimsoll.gates.gitlab;

import dev.plimsoll.gates.forges.Answering;
import dev.plimsoll.gates.outbox.Message;
import dev.plimsoll.gates.outbox.OutboxChannel;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Tells GitLab what was decided. */
@Component
class GitLabChannel implements OutboxChannel {

    private final Answering answering;
    private final GitLabForge forge;

    GitLabChannel(Answering answering, GitLabForge forge) {
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
        return answering.tells(forge, message);
    }

    @Override
    public String deliver(Message message) throws IOException {
        return answering.deliver(forge, message);
    }
}
