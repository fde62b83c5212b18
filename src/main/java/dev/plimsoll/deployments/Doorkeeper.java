package dev.plimsoll.deployments;

import java.util.Optional;

/**
 * Whoever answers a platform that holds deployments. To add one, put a package-private component of this type into a module
 * that hears {@link HeldDeployment}.
 */
public interface Doorkeeper {

    /** Such as {@code github}, as in {@link HeldDeployment#platform}. */
    String platform();

    /** Why nobody answers, with what to do about it; empty if somebody does. Must not wait for anything. */
    Optional<String> absence();
}
