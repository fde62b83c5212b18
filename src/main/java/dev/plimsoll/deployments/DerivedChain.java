package dev.plimsoll.deployments;

/** A chain beside what it was derived from. */
record DerivedChain(ChainSources sources, Chain chain) {}
