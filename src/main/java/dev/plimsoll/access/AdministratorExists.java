package dev.plimsoll.access;

/** There is an administrator already, so nobody can become the first one. */
public class AdministratorExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdministratorExists() {
        super("There is an administrator already");
    }
}
