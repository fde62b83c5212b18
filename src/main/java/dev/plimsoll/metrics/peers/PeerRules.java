package dev.plimsoll.metrics.peers;

/** The rules of one tool: what it would say of a history. It reads nothing and remembers nothing. */
public interface PeerRules {

    Peer peer();

    PeerFigures of(PeerHistory history);
}
