package dev.plimsoll.access;

import java.util.List;

/**
 * Somebody who may sign in, and where he or she can be written to.
 *
 * @param id our number of the person
 * @param addresses of e-mail, those that a provider vouches for first; none that only takes and throws away
 */
public record Contact(long id, String username, String displayName, List<String> addresses) {}
