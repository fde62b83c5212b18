package dev.plimsoll.intake.masking;

/**
 * A credential that was found and masked. It does not hold the credential.
 *
 * @param rule the id of the rule that found it
 * @param place where it stood: {@code header/<name>}, or {@code body} with a JSON pointer behind it; at most 200 characters
 * @param fingerprint the same for the same credential in this installation, and of no use to anybody else
 */
public record Finding(String rule, String place, String fingerprint) {}
