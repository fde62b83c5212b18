package dev.plimsoll.gates;

/** The key of one request was used again for something else. */
public class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyReused(String key, long id) {
        super("The key “%s” belongs to gate request %d, which asks for something else: use a new key"
                .formatted(key, id));
    }
}
