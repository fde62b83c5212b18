package dev.plimsoll.gates;

import java.util.List;

/**
 * Somebody asks to pass a gate. Published inside the transaction that writes the request, before its first
 * {@link GateChanged}.
 *
 * @param request our number of it
 * @param askedBy which program asks
 * @param hands who had a hand in it as far as the program says: who started the run, and the owner of its token
 */
public record GateAsked(long request, String askedBy, List<String> hands) {}
