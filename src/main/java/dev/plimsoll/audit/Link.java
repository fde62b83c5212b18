package dev.plimsoll.audit;

/**
 * A place in the chain.
 *
 * @param seq from 1, without gaps; 0 before the first entry
 * @param hash of the entry there: 32 bytes
 */
record Link(long seq, byte[] hash) {

    static final Link START = new Link(0, Sha256.NOTHING);

    /** What an entry after this one has as its hash. */
    Link next(String canonical) {
        return new Link(seq + 1, Sha256.of(hash, canonical));
    }
}
