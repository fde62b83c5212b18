package dev.plimsoll.access;

/** The first administrator is there already. */
public class AdministratorExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdministratorExists() {
        super("The first administrator has been created already: sign in.");
    }
}
