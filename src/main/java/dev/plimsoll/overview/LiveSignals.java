package dev.plimsoll.overview;

import dev.plimsoll.deployments.DeploymentsChanged;
import dev.plimsoll.gates.GateChanged;
import dev.plimsoll.gates.GateNews;
import dev.plimsoll.incidents.IncidentsChanged;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open pages what has changed, by name and never with content: each page fetches what it shows with its own
 * reader's rights and zone.
 *
 * <p>Heard after the commit. A name goes out at most once a second; of a burst the last is never lost.
 */
@Component
public class LiveSignals {

    /** The name that makes a page fetch everything again: sent where a gap cannot be filled. */
    public static final String RESYNC = "resync";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int REMEMBERED = 200;

    private final String instance = UUID.randomUUID().toString().substring(0, 8);
    private final Set<String> pending = new LinkedHashSet<>();
    private final Set<String> pendingForOthers = new LinkedHashSet<>();
    private final Map<String, Long> sentAt = new HashMap<>();
    private final Deque<Signal> sent = new ArrayDeque<>();
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private long lastNumber;

    /**
     * One signal.
     *
     * @param id tells where a page that comes back left off
     */
    public record Signal(String id, String name) {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(DeploymentsChanged event) {
        var names = new ArrayList<String>();
        event.services().forEach(service -> names.add("svc-" + service));
        names.add("state");
        tell(names);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(GateChanged event) {
        tellOfGate(event.request().id());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(GateNews event) {
        tellOfGate(event.request());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(IncidentsChanged event) {
        var names = new ArrayList<>(List.of("incidents", "state"));
        event.services().forEach(service -> names.add("svc-" + service));
        event.incidents().forEach(incident -> names.add("incident-" + incident));
        tell(names);
    }

    private void tellOfGate(long request) {
        tell(List.of("gates", "approval-" + request));
    }

    private synchronized void tell(List<String> names) {
        pending.addAll(names);
        pendingForOthers.addAll(names);
    }

    /** Adds signals that another replica sent. */
    synchronized void fromAnotherReplica(Collection<String> names) {
        pending.addAll(names);
    }

    String instance() {
        return instance;
    }

    /** The names that other replicas have not been told yet. */
    synchronized List<String> takeForOthers() {
        var names = List.copyOf(pendingForOthers);
        pendingForOthers.clear();
        return names;
    }

    /** Sends what is due. */
    void flush() {
        due().forEach(signal -> listeners.forEach(listener -> listener.accept(signal)));
    }

    /**
     * Subscribes a page and returns what it has missed.
     *
     * @param lastId the last signal that it got, or the position at which it was drawn
     */
    public synchronized List<Signal> subscribe(Consumer<Signal> listener, @Nullable String lastId) {
        listeners.add(listener);
        return lastId == null ? List.of() : since(lastId);
    }

    public void unsubscribe(Consumer<Signal> listener) {
        listeners.remove(listener);
    }

    /** Where the stream is now: a page remembers it, to be told what comes after. */
    public synchronized String position() {
        return id(lastNumber);
    }

    public int listeners() {
        return listeners.size();
    }

    private List<Signal> since(String lastId) {
        var ids = sent.stream().map(Signal::id).toList();
        var last = ids.indexOf(lastId);
        if (last >= 0 || lastId.equals(id(lastNumber - sent.size()))) {
            return List.copyOf(sent).subList(last + 1, sent.size());
        }
        return List.of(new Signal(id(lastNumber), RESYNC));
    }

    private synchronized List<Signal> due() {
        var now = System.nanoTime();
        sentAt.values().removeIf(at -> now - at > PAUSE.toNanos());
        var due = new ArrayList<Signal>();
        for (var names = pending.iterator(); names.hasNext(); ) {
            var name = names.next();
            if (!sentAt.containsKey(name)) {
                names.remove();
                sentAt.put(name, now);
                due.add(new Signal(id(++lastNumber), name));
            }
        }
        due.forEach(this::remember);
        return due;
    }

    private void remember(Signal signal) {
        sent.addLast(signal);
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
    }

    private String id(long number) {
        return instance + "-" + number;
    }
}
