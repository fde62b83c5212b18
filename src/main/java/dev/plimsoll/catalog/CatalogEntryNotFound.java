package dev.plimsoll.catalog;

/** The service, environment or team that should be changed does not exist, or no longer. */
public class CatalogEntryNotFound extends RuntimeException {

    CatalogEntryNotFound(String what) {
        super("There is no " + what);
    }
}
