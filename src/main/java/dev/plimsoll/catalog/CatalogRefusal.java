package dev.plimsoll.catalog;

/** A change to the catalogue that its rules forbid; the message says to a person what is in the way. */
public abstract class CatalogRefusal extends RuntimeException {

    CatalogRefusal(String message) {
        super(message);
    }

    /** The sentence for the page. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
