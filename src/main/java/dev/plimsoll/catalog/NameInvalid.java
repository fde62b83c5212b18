package dev.plimsoll.catalog;

/** The name cannot stand where it should. */
public class NameInvalid extends CatalogRefusal {

    NameInvalid(String message) {
        super(message);
    }
}
